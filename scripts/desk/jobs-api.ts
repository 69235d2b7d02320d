import { z } from 'zod';
import { listMissionIds } from '#load/list-mission-ids.ts';
import type { Desk } from './desk.ts';
import type { DeskApp } from './desk-app.ts';
import { refuse } from './failures.ts';
import { keepRelease } from './former-build.ts';
import { languageOf } from './language.ts';

const Text = z.string().min(1).max(200);
/** No value may be read as an option. */
const Plain = Text.regex(/^[^-]/);
/** In each language a line. */
const Texts = z.string().min(1).max(1000).regex(/^[^-]/);
const Asked = z.discriminatedUnion('name', [
  z.object({ name: z.literal('check') }),
  z.object({
    name: z.literal('new'),
    id: Plain,
    title: Texts,
    place: Texts.optional(),
    zone: Plain.optional(),
    from: Plain,
    to: Plain,
  }),
  z.object({ name: z.literal('audit') }),
  z.object({ name: z.literal('build'), audience: z.enum(['public', 'internal']) }),
  z.object({ name: z.literal('report'), mission: Plain }),
  z.object({ name: z.literal('outbox'), mission: Plain.optional() }),
  z.object({
    name: z.literal('send'),
    mission: Plain.optional(),
    confirm: Text,
    byHand: z.boolean(),
    isDry: z.boolean().default(false),
  }),
  z.object({ name: z.literal('held'), mission: Plain, meetings: z.array(Plain).max(500) }),
  z.object({ name: z.literal('confirm'), mission: Plain, meetings: z.array(Plain).max(500) }),
]);
type Asked = z.output<typeof Asked>;

/**
 * `POST /api/jobs { name, … }` starts one of a few commands; `GET /api/jobs/<id>` is how far it is. Arguments
 * are values of a declared shape and never options of the page's own.
 */
export function addJobs(app: DeskApp, desk: Desk): void {
  app.post('/api/jobs', async (c) => {
    const asked = Asked.safeParse(await c.req.json().catch(() => undefined));
    if (!asked.success) return refuse(c, desk, { key: 'no-command' });
    const mission = 'mission' in asked.data ? asked.data.mission : undefined;
    if (mission !== undefined && !listMissionIds(desk.root).includes(mission))
      return refuse(c, desk, { key: 'no-file', status: 404 });
    const isRelease = asked.data.name === 'build' && asked.data.audience === 'public';
    const settle = isRelease ? keepRelease(desk.root) : undefined;
    const args = [...argumentsOf(asked.data), '--lang', languageOf(c)];
    const { job, ended } = desk.jobs.start(nameOf(asked.data), args);
    // Without a release to go back to, nothing else is lost.
    if (settle) void ended.then(({ code }) => settle(code === 0)).catch(() => undefined);
    return c.json({ job: job.id }, 202);
  });
  app.get('/api/jobs/:id', (c) => {
    const job = desk.jobs.find(c.req.param('id'));
    return job ? c.json(job) : refuse(c, desk, { key: 'no-command', status: 404 });
  });
}

/** As it is told of: what is only tried, or written down of what somebody has done, is not said to be sent. */
function nameOf(asked: Asked): string {
  if (asked.name !== 'send') return asked.name;
  return asked.isDry ? 'send-dry-run' : asked.byHand ? 'send-by-hand' : 'send';
}

function argumentsOf(asked: Asked): readonly string[] {
  const named = (name: string | undefined) => (name === undefined ? [] : [name]);
  switch (asked.name) {
    case 'check':
      return ['check', '--json'];
    case 'new': {
      const { id, ...about } = asked;
      const options = Object.entries(about).filter(([key]) => key !== 'name');
      return ['new', id, ...options.map(([key, value]) => `--${key}=${value}`)];
    }
    case 'audit':
      return ['audit'];
    case 'build':
      return ['build', '--audience', asked.audience];
    case 'report':
      return ['report', asked.mission];
    case 'outbox':
      return ['invites', 'outbox', ...named(asked.mission), '--json'];
    case 'send':
      return [
        ...['invites', 'send', ...named(asked.mission), `--confirm=${asked.confirm}`],
        ...(asked.byHand ? ['--by-hand'] : []),
        ...(asked.isDry ? ['--dry-run'] : []),
      ];
    case 'held':
    case 'confirm':
      return [asked.name, asked.mission, ...asked.meetings, '--yes'];
    default:
      return asked satisfies never;
  }
}
