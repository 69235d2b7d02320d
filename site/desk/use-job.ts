import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ask, OFFLINE, send } from './api.ts';
import { listen } from './live.ts';
import { tell } from './notice.ts';
import { t } from './words.ts';

export type Job = {
  readonly id: string;
  readonly name: string;
  readonly lines: readonly string[];
  readonly output: string;
  readonly code?: number;
};

const LOOK_MS = 250;
const AGAIN_MS = 2000;
const UNKNOWN = 404;

/**
 * Starts a command and follows what it says.
 * @example const { job, start } = useJob(); start({ name: 'check' })
 */
export function useJob(onEnd?: (job: Job) => void) {
  const [id, setId] = useState<string | undefined>();
  const [job, setJob] = useState<Job | undefined>();
  useEffect(() => {
    if (id === undefined) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const look = async (): Promise<void> => {
      const answer = await ask<Job>(`/api/jobs/${id}`);
      if (isOver) return;
      if (!answer.ok) {
        if (answer.status !== OFFLINE) lose(answer.status === UNKNOWN ? t('desk.job.lost') : answer.why);
        return;
      }
      setJob(answer.value);
      if (answer.value.code === undefined) return;
      isOver = true;
      clearInterval(again);
      onEnd?.(answer.value);
    };
    // The desk was started anew meanwhile: nobody can say any more how it ended, or this page is not let in.
    const lose = (why: string): void => {
      isOver = true;
      clearInterval(again);
      setId(undefined);
      setJob(undefined);
      tell('fault', why);
    };
    void look();
    // News that came before anybody listened, or while the machine slept, is looked for.
    const again = setInterval(() => void look(), AGAIN_MS);
    const stop = listen((news) => {
      if (news.type !== 'job' || news.job !== id) return;
      clearTimeout(timer);
      timer = setTimeout(() => void look(), LOOK_MS);
    });
    return () => {
      isOver = true;
      clearTimeout(timer);
      clearInterval(again);
      stop();
    };
  }, [id]);
  const isRunning = id !== undefined && (job === undefined || (job.id === id && job.code === undefined));
  const asking = useRef(false);
  const running = useRef(isRunning);
  running.current = isRunning;
  const start = useCallback(async (asked: Readonly<Record<string, unknown>>, path = '/api/jobs') => {
    // A button that is pressed twice at once is meant once; while it runs it keeps the focus, and does nothing.
    if (asking.current || running.current) return;
    asking.current = true;
    setJob(undefined);
    const answer = await send<{ readonly job: string }>(path, asked);
    asking.current = false;
    if (answer.ok) setId(answer.value.job);
    else tell('fault', answer.why || t('desk.offline'));
  }, []);
  const forget = useCallback(() => {
    setId(undefined);
    setJob(undefined);
  }, []);
  return {
    job,
    start,
    /** Shows it no longer. */
    forget,
    isRunning,
  };
}
