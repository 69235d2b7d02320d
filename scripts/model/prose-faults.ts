import type { Nodes } from 'mdast';
import type { MdxFlowExpression, MdxTextExpression } from 'mdast-util-mdx';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { readLink } from './link.ts';

/** What prose may not hold, since it is text and no program; `node` is where it stands. */
export type ProseFault = {
  readonly code:
    | 'attribute-not-text'
    | 'component-inline'
    | 'prose-code'
    | 'prose-image'
    | 'prose-link'
    | 'prose-unsupported';
  readonly node: Nodes;
  readonly parameters: Readonly<Record<string, string>>;
};

/**
 * Everything in a text that would run, fetch, lead astray or be shown by no page: code, computed attributes,
 * pictures beside `<Photo>`, links that are not on the list of `readLink`. `check` tells of them, the report
 * shows none, and the site refuses to be built with one: all ask here.
 */
export function findProseFaults(node: Nodes): readonly ProseFault[] {
  const below = 'children' in node ? node.children.flatMap((child) => findProseFaults(child)) : [];
  return [...faultsOf(node), ...below];
}

function faultsOf(node: Nodes): readonly ProseFault[] {
  const fault = (code: ProseFault['code'], parameters: ProseFault['parameters'] = {}): ProseFault[] => [
    { code, node, parameters },
  ];
  switch (node.type) {
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return isRemark(node) ? [] : fault('prose-code');
    case 'mdxjsEsm':
    case 'html':
      return fault('prose-code');
    case 'image':
    case 'imageReference':
      return fault('prose-image');
    case 'link':
    case 'definition':
      return readLink(node.url) ? [] : fault('prose-link', { url: node.url });
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return elementFaults(node);
    default:
      return SHOWN.has(node.type) ? [] : fault('prose-unsupported', { construct: node.type });
  }
}

const SHOWN: ReadonlySet<Nodes['type']> = new Set<Nodes['type']>([
  'blockquote',
  'break',
  'code',
  'delete',
  'emphasis',
  'footnoteDefinition',
  'footnoteReference',
  'heading',
  'inlineCode',
  'linkReference',
  'list',
  'listItem',
  'paragraph',
  'root',
  'strong',
  'table',
  'tableCell',
  'tableRow',
  'text',
  'thematicBreak',
]);

/** A remark between braces: an expression whose parsed program has comments and nothing else. */
export function isRemark(node: MdxFlowExpression | MdxTextExpression): boolean {
  const program = node.data?.estree;
  return program !== undefined && program !== null && program.body.length === 0 && hasComment(program);
}

const hasComment = ({ comments }: { readonly comments?: readonly unknown[] | undefined }): boolean =>
  (comments?.length ?? 0) > 0;

function elementFaults(node: MdxJsxFlowElement | MdxJsxTextElement): readonly ProseFault[] {
  const computed = node.attributes.filter(
    (attribute) => attribute.type !== 'mdxJsxAttribute' || typeof attribute.value === 'object',
  );
  const isInline = node.type === 'mdxJsxTextElement' && node.name !== 'Internal';
  return [
    ...computed.flatMap((attribute): readonly ProseFault[] =>
      // `null` is an attribute without a value: missing, which another rule tells.
      attribute.type === 'mdxJsxAttribute' && attribute.value === null
        ? []
        : [
            {
              code: 'attribute-not-text',
              node,
              parameters: { attribute: attribute.type === 'mdxJsxAttribute' ? attribute.name : '…' },
            },
          ],
    ),
    ...(isInline ? [{ code: 'component-inline' as const, node, parameters: { name: node.name ?? '' } }] : []),
  ];
}
