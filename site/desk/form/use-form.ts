import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Answer, ask, send } from '../api.ts';
import { askDrafts, type Draft, forgetDraft, takeDraft, useKeptDraft } from '../drafts.ts';
import { loadHome } from '../home.ts';
import { listen } from '../live.ts';
import { tell } from '../notice.ts';
import { useJudged } from '../use-judged.ts';
import { t } from '../words.ts';
import type { FieldFault } from './form-types.ts';
import { changesOf, isSame, jsonOf, type Path, type Value, withValue } from './values.ts';

export type Conflict = {
  readonly file: string;
  readonly path: Path;
  readonly mine: Value;
  readonly theirs: Value;
};
export type Choice = { readonly path: Path; readonly take: 'mine' | 'theirs'; readonly theirs: Value };

type Facts = { readonly file: string; readonly value: Value; readonly digest: string | null };
/** `digest`: of the file that says `base`, where one does. */
type Edited = Draft<Value> & { readonly isRestored: boolean; readonly digest?: string | null };

export type EditedForm = {
  readonly file: string;
  readonly base: Value;
  readonly mine: Value;
  /** As it will be saved. */
  readonly whole: Value;
  readonly isDirty: boolean;
  /** Why it cannot be read just now. */
  readonly why: string | undefined;
  /** What was written before and not saved has been taken up again. */
  readonly isRestored: boolean;
  readonly faults: readonly FieldFault[];
  readonly conflicts: readonly Conflict[];
  /** It was refused because of these; saving even so is possible. */
  readonly refusal: readonly FieldFault[];
  readonly set: (path: Path, value: Value) => void;
  readonly save: (options?: {
    readonly choices?: readonly Choice[];
    readonly evenSo?: boolean;
    /** Instead of what is being edited. */
    readonly mine?: Value;
  }) => Promise<boolean>;
  readonly discard: () => void;
};

/**
 * A file of facts while it is edited: judged as it is typed, kept as a draft here and on the disk until it is
 * saved, and taken up again after a crash. `complete` adds what need not be typed before it is judged and saved.
 */
export function useForm(path: string, complete: (value: Value) => Value): EditedForm | undefined {
  const [state, setState] = useState<Edited | undefined>();
  const [why, setWhy] = useState<string | undefined>();
  const [conflicts, setConflicts] = useState<readonly Conflict[]>([]);
  const [refusal, setRefusal] = useState<readonly FieldFault[]>([]);
  const latest = useRef(state);
  latest.current = state;

  // What was asked before a later question, or before a save, comes too late.
  const turn = useRef(0);
  const load = useCallback(async () => {
    turn.current += 1;
    const own = turn.current;
    const [answer, drafts] = await Promise.all([
      ask<Facts>(`/api/facts/${path}`),
      latest.current ? undefined : askDrafts<Value>(),
    ]);
    if (own !== turn.current) return;
    setWhy(answer.ok ? undefined : answer.why || t('desk.offline'));
    if (!answer.ok) return;
    const { file, value, digest } = answer.value;
    const kept = latest.current
      ? undefined
      : takeDraft(file, drafts, (each) => isWritten(each) && !isSame(each.mine, value));
    const draft = kept && !isSame(kept.base, value) ? await mergedDraft(kept) : kept;
    if (own !== turn.current) return;
    setState((now) => {
      // What is being written stays; what the file says meanwhile is merged when it is saved.
      if (now && isWritten(now)) return now;
      if (now && !now.isRestored && isSame(now.base, value))
        return now.digest === digest ? now : { ...now, digest };
      return draft && !now
        ? { ...draft, isRestored: true }
        : { name: file, base: value, mine: value, digest, isRestored: false };
    });
  }, [path]);

  useEffect(() => {
    void load();
    return listen((news) => {
      const own = latest.current?.name;
      if (news.type === 'changed' && (news.files.length === 0 || (own && news.files.includes(own))))
        void load();
    });
  }, [load]);

  const mine = state?.mine;
  const file = state?.name;
  // As it will be saved.
  const whole = useMemo(() => (mine === undefined ? undefined : complete(mine)), [mine, complete]);
  const faults = useJudged<FieldFault, Value>('/api/judge', {
    value: whole,
    whole: (value) => ({ file, mine: value }),
    short: (value) => {
      const { digest, base } = state ?? {};
      return digest ? { file, of: digest, changes: changesOf(base, value) } : undefined;
    },
  });
  useKeptDraft(state, {
    name: file,
    draftOf: ({ name, base, mine }) => (isSame(base, mine) ? undefined : { name, base, mine }),
    textOf: jsonOf,
  });

  if (!state) return why === undefined ? undefined : { ...EMPTY, why };
  const { base, name, isRestored } = state;
  const take = (value: Value, digest: Edited['digest']): void => {
    forgetDraft(name);
    turn.current += 1;
    const taken = { name, base: value, mine: value, digest: digest ?? null, isRestored: false };
    latest.current = taken;
    setState(taken);
    setConflicts([]);
    setRefusal([]);
  };
  const keepTyping = (sent: Value): void => {
    setState((now) => now && { ...now, base: sent, digest: null, isRestored: false });
    setConflicts([]);
    setRefusal([]);
  };
  return {
    file: name,
    base,
    mine,
    whole,
    isDirty: !isSame(base, mine),
    why,
    isRestored,
    faults,
    conflicts,
    refusal,
    set: (at, value) => setState((now) => now && { ...now, mine: withValue(now.mine, at, value) }),
    discard: () => {
      take(base, state.digest);
      void load();
    },
    save: async ({ choices = [], evenSo = false, mine: given } = {}) => {
      const sent = given ?? latest.current?.mine;
      const files = [{ file: name, base, mine: sent, choices }];
      const answer = await send<Saved>('/api/save', { label: name, files, evenSo });
      if (answer.ok) {
        const [saved] = answer.value.files;
        // What was typed while it was being saved is still to be saved.
        if (latest.current?.mine === sent) take(saved?.value ?? null, saved?.digest);
        else keepTyping(sent ?? null);
        tell(
          'done',
          t(answer.value.merged.length > 0 ? 'desk.form.saved-merged' : 'desk.saved', { file: name }),
        );
        void loadHome();
        return true;
      }
      const body = (answer.body ?? {}) as Refused;
      setConflicts(body.conflicts ?? []);
      setRefusal(answer.status === 422 ? (body.faults ?? []) : []);
      tell('fault', whyOf(answer));
      return false;
    },
  };
}

type Saved = {
  readonly files: readonly { readonly value: Value; readonly digest: string }[];
  readonly merged: readonly string[];
};
type Refused = { readonly conflicts?: readonly Conflict[]; readonly faults?: readonly FieldFault[] };

const whyOf = (answer: Answer<unknown>): string => (answer.ok ? '' : answer.why || t('desk.offline'));

const EMPTY: EditedForm = {
  file: '',
  base: null,
  mine: null,
  whole: null,
  isDirty: false,
  why: undefined,
  isRestored: false,
  faults: [],
  conflicts: [],
  refusal: [],
  set: () => undefined,
  save: async () => false,
  discard: () => undefined,
};

/** With what the file says by now; as it was where both have changed a field, which is asked when it is saved. */
async function mergedDraft(draft: Draft<Value>): Promise<Draft<Value>> {
  const { name: file, base, mine } = draft;
  const answer = await send<{ readonly draft: Omit<Draft<Value>, 'name'> | null }>('/api/merge', {
    file,
    base,
    mine,
  });
  return answer.ok && answer.value.draft ? { name: file, ...answer.value.draft } : draft;
}

const isWritten = ({ base, mine }: Draft<Value>): boolean => !isSame(base, mine);
