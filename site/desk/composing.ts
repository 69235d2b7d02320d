/**
 * While an input method is at work its keys are its own: Enter and arrows choose a character, and nothing of the
 * page. Browsers that tell of the last key after the composition mark it by the code 229.
 * @example if (isComposing(event)) return
 */
export const isComposing = ({ isComposing: isOpen, keyCode }: KeyboardEvent): boolean =>
  isOpen || keyCode === 229;
