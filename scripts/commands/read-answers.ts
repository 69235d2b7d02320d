import { type Answers, foldAnswers } from '#model/answer.ts';
import type { Mission } from '#model/workspace.ts';
import { readMail } from '#register/mail.ts';
import type { Context } from './command.ts';
import { tellDiagnostics } from './open-workspace.ts';

/** What guests of a mission's meetings have answered; a damaged register is told, and then nobody has. */
export function readAnswers(context: Context, { id }: Pick<Mission, 'id'>): Answers {
  const reading = readMail(context.workspaceRoot, id);
  if ('value' in reading) return foldAnswers(reading.value);
  tellDiagnostics(context, [reading.fault]);
  return new Map();
}
