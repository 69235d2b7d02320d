import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ask, send } from '../api.ts';
import { askDrafts, forgetDraft, takeDraft, useKeptDraft } from '../drafts.ts';
import { loadHome } from '../home.ts';
import { listen } from '../live.ts';
import { tell } from '../notice.ts';
import { useJudged } from '../use-judged.ts';
import { t } from '../words.ts';
import type { ProseFault } from './prose-types.ts';

export type TextConflict = { readonly base: string; readonly mine: string; readonly theirs: string };
export type TextChoice = Pick<TextConflict, 'mine' | 'theirs'> & {
  readonly take: 'mine' | 'theirs' | 'both';
};

type Written = {
  readonly base: string | null;
  readonly mine: string;
  readonly isRestored: boolean;
  /** Rises when the text comes from elsewhere than the editor, which is ahead of what is known here. */
  readonly version: number;
};

export type WrittenProse = {
  readonly base: string | null;
  readonly text: string;
  /** Another one: the editor is to show `text`. */
  readonly version: number;
  readonly isDirty: boolean;
  /** What was written before and not saved has been taken up again. */
  readonly isRestored: boolean;
  /** The file says something else by now: that is merged when it is saved. */
  readonly hasMoved: boolean;
  readonly faults: readonly ProseFault[];
  readonly conflicts: readonly TextConflict[];
  /** It was refused because of these; saving even so is possible. */
  readonly refusal: readonly ProseFault[];
  readonly set: (text: string) => void;
  readonly mend: () => Promise<void>;
  readonly save: (options?: {
    readonly choices?: readonly TextChoice[];
    readonly evenSo?: boolean;
  }) => Promise<boolean>;
  readonly discard: () => void;
};

/**
 * A file of prose while it is written: judged as it is typed, kept as a draft here and on the disk until it is
 * saved, and taken up again after a crash. Undefined until it has been read; `why` where it cannot be.
 */
export function useProse(file: string): WrittenProse | { readonly why: string } | undefined {
  const [written, setWritten] = useState<Written | undefined>();
  const [disk, setDisk] = useState<string | null | undefined>();
  const [why, setWhy] = useState<string | undefined>();
  const [conflicts, setConflicts] = useState<readonly TextConflict[]>([]);
  const [refusal, setRefusal] = useState<readonly ProseFault[]>([]);
  const latest = useRef(written);
  latest.current = written;

  // What was asked before a later question, or before a save, comes too late.
  const turn = useRef(0);
  const load = useCallback(async () => {
    turn.current += 1;
    const own = turn.current;
    const [answer, drafts] = await Promise.all([
      ask<{ readonly text: string | null }>(`/api/prose-text?file=${encodeURIComponent(file)}`),
      latest.current ? undefined : askDrafts<string | null>(),
    ]);
    if (own !== turn.current) return;
    setWhy(answer.ok ? undefined : answer.why || t('desk.offline'));
    if (!answer.ok) return;
    const { text } = answer.value;
    setDisk(text);
    setWritten((now) => {
      // What is being written stays; what the file says meanwhile is merged when it is saved.
      if (now && isWritten(now)) return now;
      if (now && now.base === text) return now;
      const draft = now
        ? undefined
        : takeDraft(file, drafts, (each) => isWritten(each) && each.mine !== text);
      const version = (now?.version ?? 0) + 1;
      return draft
        ? { base: draft.base, mine: draft.mine ?? '', isRestored: true, version }
        : { base: text, mine: text ?? '', isRestored: false, version };
    });
  }, [file]);
  useEffect(() => {
    void load();
    return listen((news) => {
      if (news.type === 'changed' && (news.files.length === 0 || news.files.includes(file))) void load();
    });
  }, [load]);

  const mine = written?.mine;
  const faults = useJudged<ProseFault, string>('/api/prose-judge', {
    value: mine,
    whole: (text) => ({ file, text }),
  });
  useKeptDraft(written, {
    name: file,
    draftOf: ({ base, mine }) => (isWritten({ base, mine }) ? { name: file, base, mine } : undefined),
    textOf: JSON.stringify,
  });
  if (!written) return why === undefined ? undefined : { why };
  const { base, isRestored } = written;
  const take = (text: string | null): void => {
    forgetDraft(file);
    turn.current += 1;
    setDisk(text);
    const now = latest.current;
    const isSame = now?.mine === (text ?? '');
    const version = (now?.version ?? 0) + (isSame ? 0 : 1);
    const taken = { base: text, mine: text ?? '', isRestored: false, version };
    latest.current = taken;
    setWritten(taken);
    setConflicts([]);
    setRefusal([]);
  };
  const set = (text: string): void => setWritten((now) => now && { ...now, mine: text });
  return {
    base,
    text: written.mine,
    version: written.version,
    isDirty: isWritten(written),
    isRestored,
    hasMoved: disk !== undefined && disk !== base && isWritten(written),
    faults,
    conflicts,
    refusal,
    set,
    mend: async () => {
      const asked = latest.current?.mine ?? '';
      const answer = await send<{ readonly text: string; readonly cured: number }>('/api/prose-mend', {
        file,
        text: asked,
      });
      if (!answer.ok) return tell('fault', answer.why || t('desk.offline'));
      if (latest.current?.mine === asked)
        setWritten((now) => now && { ...now, mine: answer.value.text, version: now.version + 1 });
      tell('done', t('desk.prose.mended', { count: answer.value.cured }));
    },
    discard: () => {
      take(base);
      void load();
    },
    save: async ({ choices = [], evenSo = false } = {}) => {
      const sent = latest.current?.mine ?? '';
      const answer = await send<Saved>('/api/prose-save', { file, base, mine: sent, choices, evenSo });
      if (answer.ok) {
        const { text, isMerged } = answer.value;
        // What was typed while it was being saved is still to be saved.
        const typed = latest.current?.mine ?? sent;
        if (typed === sent) take(text);
        else setWritten((now) => now && { ...now, base: sent, isRestored: false });
        tell('done', t(isMerged ? 'desk.form.saved-merged' : 'desk.saved', { file }));
        void loadHome();
        return true;
      }
      const body = (answer.body ?? {}) as Refused;
      setConflicts(body.conflicts ?? []);
      setRefusal(answer.status === 422 ? (body.faults ?? []) : []);
      tell('fault', answer.why || t('desk.offline'));
      return false;
    },
  };
}

type Saved = { readonly text: string; readonly isMerged: boolean };
type Refused = { readonly conflicts?: readonly TextConflict[]; readonly faults?: readonly ProseFault[] };

const isWritten = ({ base, mine }: { readonly base: string | null; readonly mine: string | null }): boolean =>
  (mine ?? '') !== (base ?? '');
