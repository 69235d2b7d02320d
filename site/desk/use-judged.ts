import { useEffect, useRef, useState } from 'preact/hooks';
import { type Answer, send } from './api.ts';
import { listen } from './live.ts';

/** Typing comes first; what is asked meanwhile is asked once more afterwards. */
const JUDGE_MS = 15;

type Told<Fault> = { readonly faults: readonly Fault[] };

/**
 * What is wrong with something that is being written; one question at a time, and then the newest. Asked again when
 * files change, since what it names may be there by now. `short`: the question in fewer words, where there are any,
 * which the server may not understand.
 * @example const faults = useJudged<ProseFault>('/api/prose-judge', { value: text, whole: (text) => ({ file, text }) })
 */
export function useJudged<Fault, Value>(
  path: string,
  {
    value,
    whole,
    short,
  }: {
    readonly value: Value | undefined;
    readonly whole: (value: Value) => object;
    readonly short?: (value: Value) => object | undefined;
  },
): readonly Fault[] {
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const isAsking = useRef(false);
  const wanted = useRef({ value, whole, short });
  wanted.current = { value, whole, short };
  useEffect(() => {
    if (value === undefined) return undefined;
    const judge = async (): Promise<void> => {
      const asked = wanted.current.value;
      if (isAsking.current || asked === undefined) return;
      isAsking.current = true;
      const fewer = wanted.current.short?.(asked);
      const first = fewer && (await send<Told<Fault>>(path, fewer));
      const answer: Answer<Told<Fault>> = first?.ok
        ? first
        : await send<Told<Fault>>(path, wanted.current.whole(asked));
      isAsking.current = false;
      if (wanted.current.value !== asked) return void judge();
      if (answer.ok) setFaults(answer.value.faults);
    };
    let timer = setTimeout(() => void judge(), JUDGE_MS);
    const stop = listen((news) => {
      if (news.type !== 'changed') return;
      clearTimeout(timer);
      timer = setTimeout(() => void judge(), JUDGE_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [value]);
  return faults;
}
