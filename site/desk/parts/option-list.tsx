export type Option = { readonly id: string; readonly name: string; readonly others: readonly string[] };

/** What was found for a field that is typed in: the field keeps the focus, and names the one that is active. */
export function OptionList({
  id,
  label,
  options,
  active,
  choose,
}: {
  readonly id: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly active: number;
  readonly choose: (index: number) => void;
}) {
  return (
    <div id={id} role="listbox" aria-label={label} hidden={options.length === 0} class="desk-options">
      {options.map((each, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus, which names the option
        // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are those of the field
        <div
          key={each.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          class="desk-option"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(index)}
        >
          {each.name} <small class="muted">{each.others.join(' · ')}</small>
        </div>
      ))}
    </div>
  );
}
