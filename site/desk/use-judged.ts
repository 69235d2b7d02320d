import { useEffect, useRef, useState } from 'preact/hooks';
import { send } from './api.ts';

/** Typing comes first; what is asked meanwhile is asked once more afterwards. */
const JUDGE_MS = 15;

/**
 * What is wrong with something that is being written; one question at a time, and then the newest.
 * @example const faults = useJudged<ProseFault>('/api/prose-judge', { file, name: 'text', value: text })
 */
export function useJudged<Fault>(
  path: string,
  {
    file,
    name,
    value,
  }: { readonly file: string | undefined; readonly name: string; readonly value: unknown },
): readonly Fault[] {
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const isAsking = useRef(false);
  const wanted = useRef(value);
  wanted.current = value;
  useEffect(() => {
    if (file === undefined || value === undefined) return undefined;
    const judge = async (): Promise<void> => {
      if (isAsking.current) return;
      isAsking.current = true;
      const asked = wanted.current;
      const answer = await send<{ readonly faults: readonly Fault[] }>(path, { file, [name]: asked });
      isAsking.current = false;
      if (wanted.current !== asked) return void judge();
      if (answer.ok) setFaults(answer.value.faults);
    };
    const timer = setTimeout(() => void judge(), JUDGE_MS);
    return () => clearTimeout(timer);
  }, [file, value]);
  return faults;
}
