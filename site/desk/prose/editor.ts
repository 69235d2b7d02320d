import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  startCompletion,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { markdown, markdownLanguage } from '@codemirror/lang-markdown';
import { syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState, type Text } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { cellsOf, tableOf } from '../pasted-cells.ts';
import { completeProse } from './complete-prose.ts';
import { editorLook, highlighting } from './editor-look.ts';
import type { Known, Place, ProseFault, Snippet } from './prose-types.ts';

const TAB_LEAVES_MS = 60_000;

export type EditorOptions = {
  readonly text: string;
  /** Of the prose. */
  readonly language: string;
  /** What a screen reader calls it, and says of its keys. */
  readonly label: string;
  readonly description: string;
  readonly known: () => Known;
  readonly word: (key: string) => string;
  readonly onText: (text: string) => void;
  readonly onCursor: (place: Place) => void;
  readonly onSave: () => void;
};

export type Editor = {
  readonly text: () => string;
  /** What is the same stays where it is, the cursor too. */
  readonly set: (text: string) => void;
  readonly mark: (faults: readonly ProseFault[]) => void;
  readonly insert: (snippet: Snippet) => void;
  readonly goTo: (place: Place) => void;
  readonly close: () => void;
};

/**
 * An editor of prose within `host`. It stands in a shadow root, where its sheets are constructed ones, which the
 * policy of the page allows; a `<style>` in the page it would not.
 * @example const editor = openEditor(host, { text, language: 'en', label: 'Report', known, word, onText, onCursor, onSave })
 */
export function openEditor(host: HTMLElement, options: EditorOptions): Editor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({ doc: options.text, extensions: extensionsOf(options) }),
  });
  return {
    text: () => view.state.doc.toString(),
    set: (text) => replaceChanged(view, text),
    mark: (faults) =>
      view.dispatch(
        setDiagnostics(
          view.state,
          faults.map((each) => marked(view.state.doc, each, options.word)),
        ),
      ),
    insert: (snippet) => insertAtCursor(view, snippet),
    goTo: (place) => {
      const at = offsetOf(view.state.doc, place);
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
      view.focus();
    },
    close: () => view.destroy(),
  };
}

function extensionsOf({
  language,
  label,
  description,
  known,
  word,
  onText,
  onCursor,
  onSave,
}: EditorOptions) {
  return [
    lineNumbers(),
    history(),
    highlightActiveLine(),
    highlightSelectionMatches(),
    closeBrackets(),
    EditorView.lineWrapping,
    markdown({ base: markdownLanguage, addKeymap: true, completeHTMLTags: false, pasteURLAsLink: false }),
    syntaxHighlighting(highlighting),
    editorLook,
    autocompletion({
      icons: false,
      override: [
        (context) =>
          completeProse(context, {
            known: known(),
            meaning: (name) => word(`component.${name}`),
            follow: startCompletion,
          }),
      ],
    }),
    EditorState.phrases.of(phrases(word)),
    EditorView.contentAttributes.of({
      'aria-label': label,
      'aria-description': description,
      lang: language,
      spellcheck: 'true',
      // It takes the focus anyway; said, so that whoever looks for it finds it.
      tabindex: '0',
    }),
    keymap.of([
      {
        key: 'Mod-s',
        preventDefault: true,
        run: () => {
          onSave();
          return true;
        },
      },
      { key: 'Tab', run: acceptCompletion },
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...searchKeymap,
      ...lintKeymap,
      ...historyKeymap,
      ...defaultKeymap,
      // Escape and then Tab leaves the editor, as the page says.
      indentWithTab,
    ]),
    EditorView.domEventHandlers({ paste: pasteTable }),
    // Two seconds are given for it, which is not enough for everybody; any other key ends it.
    EditorView.domEventObservers({
      keyup: ({ key }, view) => {
        if (key === 'Escape') view.setTabFocusMode(TAB_LEAVES_MS);
      },
    }),
    EditorView.updateListener.of(({ docChanged, selectionSet, state }) => {
      if (docChanged) onText(state.doc.toString());
      if (!docChanged && !selectionSet) return;
      const { number, from } = state.doc.lineAt(state.selection.main.head);
      onCursor({ line: number, column: state.selection.main.head - from + 1 });
    }),
  ];
}

/** Cells of a spreadsheet as a table; one alone, and a column, as text. */
function pasteTable(event: ClipboardEvent, view: EditorView): boolean {
  const rows = event.clipboardData ? cellsOf(event.clipboardData) : undefined;
  if (!rows) return false;
  event.preventDefault();
  const isText = rows.every(({ length }) => length === 1);
  if (isText) view.dispatch(view.state.replaceSelection(rows.flat().join('\n')));
  else insertAtCursor(view, { text: tableOf(rows), isBlock: true });
  return true;
}

/** Of its own words, those that are seen or heard. */
const PHRASES = [
  'Find',
  'Replace',
  'next',
  'previous',
  'all',
  'match case',
  'regexp',
  'by word',
  'replace',
  'replace all',
  'close',
  'Completions',
  'Diagnostics',
  'No diagnostics',
] as const;

const phrases = (word: (key: string) => string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    PHRASES.map((each) => [
      each,
      word(`editor.${each.toLowerCase().replaceAll(' ', '-')}${each === 'Replace' ? '-with' : ''}`),
    ]),
  );

function replaceChanged(view: EditorView, text: string): void {
  const now = view.state.doc.toString();
  if (now === text) return;
  const shorter = Math.min(now.length, text.length);
  let start = 0;
  while (start < shorter && now[start] === text[start]) start += 1;
  let end = 0;
  while (end < shorter - start && now.at(-1 - end) === text.at(-1 - end)) end += 1;
  view.dispatch({
    changes: { from: start, to: now.length - end, insert: text.slice(start, text.length - end) },
  });
}

function insertAtCursor(view: EditorView, { text, isBlock }: Snippet): void {
  const { from, to } = view.state.selection.main;
  const { doc } = view.state;
  const line = doc.lineAt(to);
  view.focus();
  if (!isBlock) {
    view.dispatch({ changes: { from, to, insert: text }, selection: { anchor: from + text.length } });
    return;
  }
  // After the paragraph in which the cursor stands.
  let last = line;
  while (last.number < doc.lines && last.text.trim() !== '' && doc.line(last.number + 1).text.trim() !== '')
    last = doc.line(last.number + 1);
  const isEmpty = last.text.trim() === '';
  const isFirst = isEmpty && (last.number === 1 || doc.line(last.number - 1).text.trim() === '');
  const before = isFirst ? '' : isEmpty ? '\n' : '\n\n';
  const next = last.number < doc.lines ? doc.line(last.number + 1).text.trim() : '';
  const after = next !== '' ? '\n' : last.number === doc.lines ? '\n' : '';
  const at = isEmpty ? last.from : last.to;
  const put = before + text;
  view.dispatch({
    changes: { from: at, to: last.to, insert: put + after },
    selection: { anchor: at + put.length },
    scrollIntoView: true,
  });
}

function offsetOf(doc: Text, { line, column }: Place): number {
  const found = doc.line(Math.min(Math.max(1, line), doc.lines));
  return Math.min(found.from + Math.max(0, column - 1), found.to);
}

/** A fault as the editor underlines it: the words that it is about, else the tag or word at its place. */
function marked(doc: Text, fault: ProseFault, word: (key: string) => string): Diagnostic {
  const from = offsetOf(doc, fault);
  const { edit } = fault;
  const line = doc.lineAt(from);
  const rest = line.text.slice(from - line.from);
  const found = edit?.find ?? /^(?:<[^>]*>?|[\p{L}\p{M}\p{N}]{1,24}|#+ .*|.)/u.exec(rest)?.[0] ?? '';
  const to = Math.min(from + Math.max(1, found.length), doc.length);
  return {
    from: Math.min(from, to),
    to,
    severity: fault.severity,
    message: `${fault.why} ${fault.fix}`,
    ...(edit && {
      actions: [
        {
          name: word('mend-one'),
          apply: (view) => {
            if (view.state.sliceDoc(from, from + edit.find.length) === edit.find)
              view.dispatch({ changes: { from, to: from + edit.find.length, insert: edit.put } });
          },
        },
      ],
    }),
  };
}
