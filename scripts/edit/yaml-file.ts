import { type Document, parseDocument } from 'yaml';
import { styleOf, type YamlStyle } from './yaml-style.ts';

/** A YAML file opened for a change: its text, its nodes with their places, its plain value, its habits. */
export type YamlFile = {
  readonly text: string;
  readonly document: Document;
  readonly value: unknown;
  readonly style: YamlStyle;
};

const MAX_ALIASES = 100;

/** Read as the loader reads it (YAML 1.2, core schema); undefined where it has a fault, which `check` tells. */
export function openYaml(text: string): YamlFile | undefined {
  const document = parseDocument(text, {
    version: '1.2',
    keepSourceTokens: true,
    prettyErrors: false,
    logLevel: 'error',
  });
  if (document.errors.length > 0) return undefined;
  try {
    return { text, document, value: document.toJS({ maxAliasCount: MAX_ALIASES }), style: styleOf(text) };
  } catch {
    return undefined;
  }
}
