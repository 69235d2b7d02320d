/** What a shell is to offer: the commands with what they do, and what may follow each and each of its deeds. */
export type Offer = Place & {
  readonly name: string;
  readonly summary: string;
  readonly deeds: readonly Place[];
};

/** What may follow a command, or a command and its deed: `actions`, `actions update`. */
export type Place = {
  readonly path: string;
  /** Its deeds, or what its argument may be. */
  readonly words: readonly string[];
  readonly takesMission: boolean;
  readonly options: readonly OfferedOption[];
};

/** What may follow an option: words (none are known of free text), or what lies in the workspace or the folder. */
export type Values =
  | { readonly words: readonly string[] }
  | { readonly of: 'missions' | 'folders' | 'files' };

type OfferedOption = { readonly flag: string; readonly values: Values | undefined };

const FIND_MISSIONS = `  local folder="$PWD"
  while [ ! -f "$folder/data/workspace.yaml" ]; do
    if [ "$folder" = / ] || [ -z "$folder" ]; then folder="$ATTACHE_WORKSPACE"; break; fi
    folder="\${folder%/*}"; [ -n "$folder" ] || folder=/
  done
  [ -d "$folder/data/missions" ] && command ls "$folder/data/missions"`;

const placesOf = (offers: readonly Offer[]): readonly Place[] =>
  offers.flatMap((offer) => [offer, ...offer.deeds]);

/** The commands with a deed, as patterns of a shell's `case`. */
const deedPatterns = (offers: readonly Offer[], between: string): string =>
  offers.flatMap(({ deeds }) => deeds.map(({ path }) => `'${path}'`)).join(between);

const wordsOf = ({ words, options, takesMission }: Place): string =>
  [...words, ...options.map(({ flag }) => flag), ...(takesMission ? ['$(_attache_missions)'] : [])].join(' ');

/** Options with the same values, each as its place and flag, in one branch. */
function branches(
  offers: readonly Offer[],
  act: (values: Values) => string,
): readonly (readonly [patterns: readonly string[], act: string])[] {
  const all = placesOf(offers).flatMap(({ path, options }) =>
    options.flatMap(({ flag, values }) =>
      values ? [{ pattern: `'${path} ${flag}'`, act: act(values) }] : [],
    ),
  );
  return [...Map.groupBy(all, (each) => each.act)].map(([said, same]) => [
    same.map(({ pattern }) => pattern),
    said,
  ]);
}

const names = (offers: readonly Offer[]): string => offers.map(({ name }) => name).join(' ');

/** For `~/.bashrc`: \`eval "$(attache completion bash)"\`. */
export function bashCompletion(offers: readonly Offer[]): string {
  const cases = placesOf(offers).map((place) => `    '${place.path}') words="${wordsOf(place)}" ;;`);
  const values = branches(offers, (each) => {
    if ('words' in each) return `words="${each.words.join(' ')}"`;
    if (each.of === 'missions') return 'words="$(_attache_missions)"';
    return `words=""; COMPREPLY=($(compgen ${each.of === 'folders' ? '-d' : '-f'} -- "$current")); return`;
  }).map(([patterns, act]) => `    ${patterns.join('|')}) ${act} ;;`);
  return `_attache_missions() {
${FIND_MISSIONS}
}
_attache() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words="${names(offers)}" at=$((COMP_CWORD - 1)) place="\${COMP_WORDS[1]}"
  [ "$current" = "=" ] && current=""
  [ "\${COMP_WORDS[at]}" = "=" ] && at=$((at - 1))
  [ "$COMP_CWORD" -gt 2 ] && case "$place \${COMP_WORDS[2]}" in
    ${deedPatterns(offers, '|')}) place="$place \${COMP_WORDS[2]}" ;;
  esac
  [ "$COMP_CWORD" -gt 1 ] && case "$place" in
${cases.join('\n')}
    *) words="" ;;
  esac
  case "$place \${COMP_WORDS[at]}" in
${values.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _attache attache
`;
}

/** For `~/.zshrc`: \`eval "$(attache completion zsh)"\`. */
export function zshCompletion(offers: readonly Offer[]): string {
  const cases = placesOf(offers).map((place) => `    '${place.path}') compadd -- ${wordsOf(place)} ;;`);
  const values = branches(offers, (each) => {
    if ('words' in each) return `compadd -- ${each.words.join(' ')}`;
    if (each.of === 'missions') return 'compadd -- $(_attache_missions)';
    return each.of === 'folders' ? '_files -/' : '_files';
  }).map(([patterns, act]) => `    ${patterns.join('|')}) ${act}; return ;;`);
  const commands = offers.map(
    ({ name, summary }) => `    '${name}:${summary.replaceAll("'", `'\\''`).replaceAll(':', '\\:')}'`,
  );
  return `_attache_missions() {
${FIND_MISSIONS}
}
_attache() {
  local -a commands
  commands=(
${commands.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local option="\${words[CURRENT-1]}" place="\${words[2]}"
  (( CURRENT > 3 )) && case "$place \${words[3]}" in
    ${deedPatterns(offers, '|')}) place="$place \${words[3]}" ;;
  esac
  if [[ "$PREFIX" == --*=* ]]; then
    option="\${PREFIX%%=*}"
    compset -P '*='
  fi
  case "$place $option" in
${values.join('\n')}
  esac
  case "$place" in
${cases.join('\n')}
  esac
  _files
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
compdef _attache attache
`;
}

/** For fish: \`attache completion fish | source\`. */
export function fishCompletion(offers: readonly Offer[]): string {
  const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const after = (values: Values | undefined): string => {
    if (!values) return '';
    if ('words' in values) return values.words.length > 0 ? ` -x -a ${quote(values.words.join(' '))}` : ' -x';
    if (values.of === 'missions') return ` -x -a '(_attache_missions)'`;
    return values.of === 'folders' ? ` -x -a '(__fish_complete_directories)'` : ' -r -F';
  };
  const commands = offers.map(
    ({ name, summary }) => `complete -c attache -n __fish_use_subcommand -f -a ${name} -d ${quote(summary)}`,
  );
  const lines = placesOf(offers).flatMap(({ path, words, takesMission, options }) => {
    const here = `complete -c attache -n 'test (_attache_place) = "${path}"'`;
    return [
      ...words.map((word) => `${here} -f -a ${word}`),
      ...options.map(({ flag, values }) => `${here} -l ${flag.slice(2)}${after(values)}`),
      ...(takesMission ? [`${here} -f -a '(_attache_missions)'`] : []),
    ];
  });
  return `function _attache_missions
  set -l folder $PWD
  while not test -f $folder/data/workspace.yaml
    if test $folder = /
      set folder $ATTACHE_WORKSPACE
      break
    end
    set folder (dirname $folder)
  end
  test -d "$folder/data/missions"; and command ls $folder/data/missions
end
function _attache_place
  set -l words (commandline -opc)
  switch "$words[2] $words[3]"
    case ${deedPatterns(offers, ' ')}
      echo "$words[2] $words[3]"
    case '*'
      echo "$words[2]"
  end
end
${[...commands, ...lines].join('\n')}
`;
}
