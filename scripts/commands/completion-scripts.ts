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

export type OfferedOption = { readonly flag: string; readonly values: Values | undefined };

/** Commands and their deeds, and what may stand before them. */
export type Offers = { readonly commands: readonly Offer[]; readonly common: readonly OfferedOption[] };

/** Of the workspace that `$named` names, else of the nearest. */
const FIND_MISSIONS = `  local folder="\${named:-$PWD}"
  folder="\${folder/#\\~/$HOME}"
  while [ -z "$named" ] && [ ! -f "$folder/data/workspace.yaml" ]; do
    if [ "$folder" = / ] || [ -z "$folder" ]; then folder="$ATTACHE_WORKSPACE"; break; fi
    folder="\${folder%/*}"; [ -n "$folder" ] || folder=/
  done
  [ -d "$folder/data/missions" ] && command ls "$folder/data/missions"`;

/** Where no command stands yet, then each command and each of its deeds. */
const placesOf = ({ commands, common }: Offers): readonly Place[] => [
  { path: '', words: [], takesMission: false, options: common },
  ...commands.flatMap((offer) => [offer, ...offer.deeds]),
];

/** Common options that a value follows, and those that stand alone. */
const flagsOf = ({ common }: Offers) => ({
  valued: common.flatMap(({ flag, values }) => (values ? [flag] : [])),
  alone: common.flatMap(({ flag, values }) => (values ? [] : [flag])),
});

/** The commands with a deed, as patterns of a shell's `case`. */
const deedPatterns = ({ commands }: Offers, between: string): string =>
  commands.flatMap(({ deeds }) => deeds.map(({ path }) => `'${path}'`)).join(between);

const wordsOf = ({ words, options, takesMission }: Place): string =>
  [...words, ...options.map(({ flag }) => flag), ...(takesMission ? ['$(_attache_missions)'] : [])].join(' ');

/** Options with the same values, each as its place and flag, in one branch. */
function branches(
  offers: Offers,
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

const names = ({ commands }: Offers): string => commands.map(({ name }) => name).join(' ');

/** For `~/.bashrc`: \`eval "$(attache completion bash)"\`. */
export function bashCompletion(offers: Offers): string {
  const { valued, alone } = flagsOf(offers);
  const cases = placesOf(offers).map((place) => `    '${place.path}') words="${wordsOf(place)}" ;;`);
  const values = branches(offers, (each) => {
    if ('words' in each) return `words="${each.words.join(' ')}"`;
    if (each.of === 'missions') return 'words="$(_attache_missions)"';
    return `words=""; COMPREPLY=($(compgen ${each.of === 'folders' ? '-d' : '-f'} -- "$current")); return`;
  }).map(([patterns, act]) => `    ${patterns.join('|')}) ${act} ;;`);
  return `_attache_missions() {
  local named="" i
  for ((i = 1; i < COMP_CWORD - 1; i++)); do
    [ "\${COMP_WORDS[i]}" = --workspace ] || continue
    named="\${COMP_WORDS[i + 1]}"
    [ "$named" = "=" ] && named="\${COMP_WORDS[i + 2]}"
  done
${FIND_MISSIONS}
}
_attache_after_common() {
  while [ "$next" -lt "$COMP_CWORD" ]; do
    case "\${COMP_WORDS[next]}" in
      ${valued.join('|')}) [ "\${COMP_WORDS[next + 1]}" = "=" ] && next=$((next + 1)); next=$((next + 2)) ;;
      ${[...valued.map((flag) => `${flag}=*`), ...alone].join('|')}) next=$((next + 1)) ;;
      *) break ;;
    esac
  done
}
_attache() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words="" at=$((COMP_CWORD - 1)) next=1 place=""
  [ "$current" = "=" ] && current=""
  [ "\${COMP_WORDS[at]}" = "=" ] && at=$((at - 1))
  _attache_after_common
  if [ "$next" -lt "$COMP_CWORD" ]; then
    place="\${COMP_WORDS[next]}"
    next=$((next + 1))
    _attache_after_common
    [ "$next" -lt "$COMP_CWORD" ] && case "$place \${COMP_WORDS[next]}" in
      ${deedPatterns(offers, '|')}) place="$place \${COMP_WORDS[next]}" ;;
    esac
  fi
  case "$place" in
${cases.join('\n')}
  esac
  [ -z "$place" ] && words="${names(offers)} $words"
  case "$place \${COMP_WORDS[at]}" in
${values.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _attache attache
`;
}

/** For `~/.zshrc`: \`eval "$(attache completion zsh)"\`. */
export function zshCompletion(offers: Offers): string {
  const { valued, alone } = flagsOf(offers);
  const cases = placesOf(offers).map((place) => `    '${place.path}') compadd -- ${wordsOf(place)} ;;`);
  const values = branches(offers, (each) => {
    if ('words' in each) return `compadd -- ${each.words.join(' ')}`;
    if (each.of === 'missions') return 'compadd -- $(_attache_missions)';
    return each.of === 'folders' ? '_files -/' : '_files';
  }).map(([patterns, act]) => `    ${patterns.join('|')}) ${act}; return ;;`);
  const commands = offers.commands.map(
    ({ name, summary }) => `    '${name}:${summary.replaceAll("'", `'\\''`).replaceAll(':', '\\:')}'`,
  );
  return `_attache_missions() {
  local named="" word=\${words[(I)--workspace]}
  (( word > 0 && word < CURRENT - 1 )) && named="\${words[word + 1]}"
  word=\${words[(I)--workspace=*]}
  (( word > 0 && word < CURRENT )) && named="\${words[word]#*=}"
${FIND_MISSIONS}
}
_attache_after_common() {
  while (( next < CURRENT )); do
    case "\${words[next]}" in
      ${valued.join('|')}) (( next += 2 )) ;;
      ${[...valued.map((flag) => `${flag}=*`), ...alone].join('|')}) (( next += 1 )) ;;
      *) break ;;
    esac
  done
}
_attache() {
  local -a commands
  commands=(
${commands.join('\n')}
  )
  local option="\${words[CURRENT-1]}" place=""
  local -i next=2
  _attache_after_common
  if (( next < CURRENT )); then
    place="\${words[next]}"
    (( next += 1 ))
    _attache_after_common
    (( next < CURRENT )) && case "$place \${words[next]}" in
      ${deedPatterns(offers, '|')}) place="$place \${words[next]}" ;;
    esac
  fi
  if [[ "$PREFIX" == --*=* ]]; then
    option="\${PREFIX%%=*}"
    compset -P '*='
  fi
  case "$place $option" in
${values.join('\n')}
  esac
  [[ -z "$place" ]] && _describe command commands
  case "$place" in
${cases.join('\n')}
  esac
  [[ -z "$place" ]] || _files
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
compdef _attache attache
`;
}

/** For fish: \`attache completion fish | source\`. */
export function fishCompletion(offers: Offers): string {
  const { valued, alone } = flagsOf(offers);
  const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const after = (values: Values | undefined): string => {
    if (!values) return '';
    if ('words' in values) return values.words.length > 0 ? ` -x -a ${quote(values.words.join(' '))}` : ' -x';
    if (values.of === 'missions') return ` -x -a '(_attache_missions)'`;
    return values.of === 'folders' ? ` -x -a '(__fish_complete_directories)'` : ' -r -F';
  };
  const commands = offers.commands.map(
    ({ name, summary }) =>
      `complete -c attache -n 'test (_attache_place) = ""' -f -a ${name} -d ${quote(summary)}`,
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
  set -l words (commandline -opc)
  set -l folder $PWD
  set -l named (string replace -rf '^--workspace=' '' -- $words)
  set -l at (contains -i -- --workspace $words); and set named $words[(math $at + 1)]
  set named (string replace -r '^~' $HOME -- $named)
  test -n "$named"; and set folder $named
  while test -z "$named"; and not test -f $folder/data/workspace.yaml
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
  set -e words[1]
  set -l place
  while set -q words[1]
    switch $words[1]
      case ${valued.join(' ')}
        set -e words[1]
      case ${[...valued.map((flag) => `'${flag}=*'`), ...alone].join(' ')}
      case '-*'
        break
      case '*'
        set -a place $words[1]
        set -q place[2]; and break
    end
    set -e words[1]
  end
  switch "$place"
    case ${deedPatterns(offers, ' ')}
      echo "$place"
    case '*'
      echo "$place[1]"
  end
end
${[...commands, ...lines].join('\n')}
`;
}
