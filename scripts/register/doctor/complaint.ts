/** Something a crash, a merge or a hand has left; `count` lines of it where it is about lines. */
export type Complaint = {
  readonly kind:
    | 'lock'
    | 'publication'
    | 'staged'
    | 'former'
    | 'temporary'
    | 'torn'
    | 'damaged'
    | 'renamed'
    | 'ignore'
    | 'attributes';
  /** From the workspace. */
  readonly place: string;
  readonly count?: number;
  /** Under the lock; copies of what is changed go to `backup`. */
  readonly mend: (backup: string) => void;
};
