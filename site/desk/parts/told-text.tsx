type Line = { readonly words: string; readonly within: readonly Line[] };

/** What a command prints for people: what it indents stands as a list under the line before. */
export function ToldText({ text }: { readonly text: string }) {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return (
    <div class="desk-told-text">
      {nested(lines).map(({ words, within }, index) => (
        <section key={`${index}${words}`}>
          <p>{words}</p>
          <Within lines={within} />
        </section>
      ))}
    </div>
  );
}

function Within({ lines }: { readonly lines: readonly Line[] }) {
  if (lines.length === 0) return null;
  return (
    <ul>
      {lines.map(({ words, within }, index) => (
        <li key={`${index}${words}`}>
          {words}
          <Within lines={within} />
        </li>
      ))}
    </ul>
  );
}

const depthOf = (line: string): number => line.length - line.trimStart().length;

function nested(lines: readonly string[]): readonly Line[] {
  const [first, ...rest] = lines;
  if (first === undefined) return [];
  const end = rest.findIndex((line) => depthOf(line) <= depthOf(first));
  const own = end < 0 ? rest : rest.slice(0, end);
  const others = end < 0 ? [] : rest.slice(end);
  return [{ words: first.trim().replace(/^- /, ''), within: nested(own) }, ...nested(others)];
}
