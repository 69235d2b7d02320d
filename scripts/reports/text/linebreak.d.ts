declare module 'linebreak' {
  export default class LineBreaker {
    constructor(text: string);
    /** The next place a line may end; `position` is the UTF-16 index after it. */
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
}
