import type { Command } from './command.ts';

/** Every subcommand, imported when asked for: `attache --help` loads none of them. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  init: async () => (await import('./init.ts')).init,
  new: async () => (await import('./new.ts')).newMission,
  status: async () => (await import('./status.ts')).status,
  check: async () => (await import('./check.ts')).check,
  schedule: async () => (await import('./schedule.ts')).schedule,
  confirm: async () => (await import('./confirm.ts')).confirm,
  held: async () => (await import('./held.ts')).held,
  invites: async () => (await import('./invites.ts')).invites,
  brief: async () => (await import('./brief.ts')).brief,
  report: async () => (await import('./report.ts')).report,
  actions: async () => (await import('./actions.ts')).actions,
  recommendations: async () => (await import('./recommendations.ts')).recommendations,
  export: async () => (await import('./export.ts')).exportMission,
  agenda: async () => (await import('./agenda.ts')).agenda,
  import: async () => (await import('./import.ts')).importCommand,
  build: async () => (await import('./build.ts')).build,
  audit: async () => (await import('./audit.ts')).audit,
  preview: async () => (await import('./preview.ts')).preview,
  desk: async () => (await import('./desk.ts')).desk,
  doctor: async () => (await import('./doctor.ts')).doctor,
  migrate: async () => (await import('./migrate.ts')).migrate,
  words: async () => (await import('./words.ts')).words,
  schemas: async () => (await import('./schemas.ts')).schemas,
  completion: async () => (await import('./completion.ts')).completion,
};
