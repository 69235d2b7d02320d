import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '#diagnostics/diagnostic.ts';
import { describeDiagnostic } from '#diagnostics/render.ts';
import type { Translate } from '#locale/words.ts';

export type FaultPage = {
  readonly root: string;
  readonly language: string;
  readonly t: Translate;
  readonly diagnostics: readonly Diagnostic[];
};

/** Lines shown before and after the one at fault. */
const AROUND = 2;

/**
 * What a writer sees instead of the pages while something of their own is at fault: each fault with its place,
 * the lines around it, why it is one and how it is mended. It opens anew by itself once the file is saved.
 */
export function faultPage({ root, language, t, diagnostics }: FaultPage): string {
  const title = t('site.dev.faults', { count: diagnostics.length });
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
<script type="module" src="/@vite/client"></script>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(t('site.dev.note'))}</p>
${diagnostics.map((each) => showFault(each, root, t)).join('\n')}
</main>
</body>
</html>
`;
}

function showFault(diagnostic: Diagnostic, root: string, t: Translate): string {
  const { file, line, column } = diagnostic.position;
  const { why, fix } = describeDiagnostic(diagnostic, t);
  return `<article>
<h2><code>${escapeHtml(`${file}:${line}:${column}`)}</code></h2>
<p>${escapeHtml(why)} <code class="code">${escapeHtml(diagnostic.code)}</code></p>
${showLines(join(root, file), line)}
<p class="fix"><strong>${escapeHtml(t('cli.fix'))}</strong> ${escapeHtml(fix)}</p>
</article>`;
}

/** The lines around a place, where it is in a file that there is. */
function showLines(path: string, line: number): string {
  const lines = readLines(path);
  const [from, to] = [Math.max(0, line - 1 - AROUND), Math.min(lines.length, line + AROUND)];
  if (lines.length === 0 || line > lines.length) return '';
  const shown = lines.slice(from, to).map((text, index) => {
    const number = from + index + 1;
    const name = number === line ? 'mark' : 'span';
    return `<${name}><i>${number}</i> ${escapeHtml(text)}</${name}>`;
  });
  return `<pre>${shown.join('\n')}</pre>`;
}

function readLines(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8').split(/\r?\n/);
  } catch {
    // A file that is missing is a fault of its own, and told.
    return [];
  }
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** It stands by itself: the site's own sheets may be what cannot be made. */
const STYLE = `
:root { color-scheme: light dark; --ink: #1b2227; --paper: #fbfaf6; --line: #e0dbce; --seal: #9c2f26; --mark: #fbe6e2 }
@media (prefers-color-scheme: dark) { :root { --ink: #e9e7e1; --paper: #12181c; --line: #2e383f; --seal: #eb9286; --mark: #43211d } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 system-ui, sans-serif }
main { max-width: 50rem; margin: 0 auto; padding: 2rem 1rem }
h1 { font-size: 1.75rem; line-height: 1.3; text-wrap: balance }
article { padding-block: 1.25rem; border-top: 1px solid var(--line) }
h2 { margin: 0; font-size: 1.0625rem; overflow-wrap: anywhere }
.code { color: var(--seal) }
pre { padding: 0.75rem; border: 1px solid var(--line); border-radius: 0.375rem; overflow-x: auto; font-size: 0.875rem }
pre i { display: inline-block; min-width: 3ch; opacity: 0.6; font-style: normal; text-align: end }
mark { display: inline-block; min-width: 100%; background: var(--mark); color: inherit }
`;
