import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The colours of the site, which its custom properties bring into the shadow root in light and dark. */
export const highlighting = HighlightStyle.define([
  {
    tag: [tags.heading1, tags.heading2, tags.heading3, tags.heading4],
    fontWeight: '700',
    color: 'var(--accent-strong)',
  },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: [tags.link, tags.url], color: 'var(--accent)' },
  { tag: [tags.tagName, tags.angleBracket], color: 'var(--seal)', fontWeight: '600' },
  { tag: tags.attributeName, color: 'var(--progress-ink)' },
  { tag: tags.attributeValue, color: 'var(--done-ink)' },
  { tag: [tags.processingInstruction, tags.comment, tags.contentSeparator], color: 'var(--muted)' },
]);

export const editorLook = EditorView.theme({
  '&': {
    height: '100%',
    color: 'var(--ink)',
    backgroundColor: 'var(--surface)',
    fontSize: 'var(--step-0)',
    border: '1px solid var(--line-strong)',
    borderRadius: '0.375rem',
  },
  '&.cm-focused': { outline: '3px solid var(--accent)', outlineOffset: '1px' },
  '.cm-scroller': { fontFamily: 'var(--sans)', lineHeight: '1.7', overflow: 'auto' },
  '.cm-content': { padding: '0.75rem 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 0.75rem' },
  '.cm-gutters': {
    backgroundColor: 'var(--sunken)',
    color: 'var(--muted)',
    borderRight: '1px solid var(--line)',
    fontSize: '0.75rem',
    lineHeight: '2.4',
  },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--accent-soft)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--progress-bg)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--seal) 2px',
    textUnderlineOffset: '3px',
  },
  '.cm-lintRange-warning': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--side-third) 2px',
    textUnderlineOffset: '3px',
  },
  '.cm-tooltip': {
    maxWidth: 'min(36rem, 92vw)',
    border: '1px solid var(--line-strong)',
    borderRadius: '0.375rem',
    backgroundColor: 'var(--surface)',
    color: 'var(--ink)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--sans)', maxHeight: '16rem' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.375rem 0.75rem', whiteSpace: 'normal' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--accent-soft)',
    color: 'var(--ink)',
  },
  '.cm-completionDetail': { color: 'var(--muted)', fontStyle: 'normal' },
  '.cm-diagnostic': { padding: '0.5rem 0.75rem', fontSize: 'var(--step--1)' },
  '.cm-diagnosticAction': {
    padding: '0.375rem 0.75rem',
    border: '1px solid var(--line-strong)',
    borderRadius: '0.375rem',
    backgroundColor: 'var(--surface)',
    color: 'var(--ink)',
    fontSize: 'var(--step--1)',
  },
  '.cm-panels': { backgroundColor: 'var(--sunken)', color: 'var(--ink)' },
  '.cm-textfield, .cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--surface)',
    border: '1px solid var(--line-strong)',
    color: 'var(--ink)',
    fontSize: 'var(--step--1)',
    minHeight: '2rem',
  },
});
