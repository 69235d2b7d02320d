import type { Diagnostic } from '#diagnostics/diagnostic.ts';

/** A register file that cannot be read as what it should be; it is left as it is. */
export class RegisterDamaged extends Error {
  /** At least one. */
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(`${diagnostics[0]?.position.file} is damaged`);
    this.name = 'RegisterDamaged';
    this.diagnostics = diagnostics;
  }
}
