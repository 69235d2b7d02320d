import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Job } from '../use-job.ts';
import { t } from '../words.ts';

type Told = { readonly file?: string; readonly line?: number; readonly why?: string; readonly fix?: string };

/** What a command says, its last lines first to be seen, and how it ended. */
export function JobView({ job }: { readonly job: Job | undefined }) {
  if (!job) return null;
  const lines = [...job.lines.flatMap(readable), ...readable(job.output)];
  return (
    <section class="desk-job" aria-label={t(`desk.job.${job.name}`)}>
      <p role="status" class={job.code === undefined ? '' : job.code === 0 ? 'is-fine' : 'is-late'}>
        {t(
          job.code === undefined ? 'desk.job.running' : job.code === 0 ? 'desk.job.done' : 'desk.job.failed',
          {
            what: t(`desk.job.${job.name}`),
          },
        )}
      </p>
      {job.code === undefined && <progress aria-label={t(`desk.job.${job.name}`)} />}
      {lines.length > 0 &&
        (job.code === 0 && WRITES.has(job.name) ? (
          <details>
            <summary>{t('desk.job.details')}</summary>
            <Lines lines={lines} />
          </details>
        ) : (
          <Lines lines={lines} />
        ))}
    </section>
  );
}

/** What they change is told line by line of its file, or mail by mail, for those who read that. */
const WRITES: ReadonlySet<string> = new Set(['held', 'new', 'send', 'send-by-hand']);

/** As a terminal shows them: the end, as long as nobody has gone back to read. */
function Lines({ lines }: { readonly lines: readonly string[] }) {
  const box = useRef<HTMLPreElement>(null);
  const isAtEnd = useRef(true);
  const text = lines.slice(-200).join('\n');
  useLayoutEffect(() => {
    if (isAtEnd.current) box.current?.scrollTo(0, box.current.scrollHeight);
  }, [text]);
  const look = ({
    currentTarget: { scrollTop, clientHeight, scrollHeight },
  }: {
    readonly currentTarget: Element;
  }) => {
    isAtEnd.current = scrollTop + clientHeight > scrollHeight - 8;
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by keyboard
    <pre ref={box} tabIndex={0} onScroll={look}>
      {text}
    </pre>
  );
}

/** What was told for machines, one fault or a list of them, is said as people read it. */
function readable(text: string): readonly string[] {
  if (text.trim() === '') return [];
  try {
    const said = JSON.parse(text) as Told | readonly Told[];
    return [said].flat().flatMap(wordsOf);
  } catch {
    return text.trimEnd().split('\n');
  }
}

function wordsOf({ file, line, why, fix }: Told): readonly string[] {
  const place = file === undefined ? '' : `${file}:${line} `;
  return why === undefined ? [] : [`${place}${why}${fix === undefined ? '' : `\n  ${fix}`}`];
}
