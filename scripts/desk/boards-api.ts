import { addBoard } from './board-api.ts';
import type { Desk } from './desk.ts';
import type { DeskApp } from './desk-app.ts';
import { addExplaining } from './explain-on-board-api.ts';
import { createBoards } from './mission-board.ts';
import { addProposing } from './propose-on-board-api.ts';
import { addReleasing } from './release-on-board-api.ts';

/** All that the board of a mission can do, over one set of open boards. */
export function addBoards(app: DeskApp, desk: Desk): void {
  const boards = createBoards(desk);
  for (const add of [addBoard, addExplaining, addProposing, addReleasing]) add(app, desk, boards);
}
