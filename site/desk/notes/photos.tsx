import { useEffect, useState } from 'preact/hooks';
import { tell } from '../notice.ts';
import { useResource } from '../resource.ts';
import { t } from '../words.ts';
import { forgetPhoto, keepPhoto, type PhotoNote, photoOf } from './kept.ts';

type Known = { readonly known: { readonly person?: readonly { readonly names: readonly string[] }[] } };
type PhotosProps = {
  readonly mission: string;
  readonly photos: readonly PhotoNote[];
  /** Makes of the photos that are there by then others. */
  readonly change: (make: (photos: readonly PhotoNote[]) => readonly PhotoNote[]) => void;
};

/** Pictures of the meeting, dropped in or chosen, each with who stands in it from left to right. */
export function Photos({ mission, photos, change }: PhotosProps) {
  const { value } = useResource<Known>(`/api/known/${encodeURIComponent(mission)}`);
  const [isOver, setOver] = useState(false);
  const names = [...new Set(value?.known.person?.flatMap((each) => each.names) ?? [])];
  const take = async (files: readonly File[]): Promise<void> => {
    const pictures = files.filter(({ type }) => type === 'image/jpeg' || type === 'image/png');
    if (pictures.length < files.length) tell('fault', t('desk.refused.no-picture'));
    const added = await Promise.all(
      pictures.map(
        async (file): Promise<PhotoNote> => ({
          key: await keepPhoto(file),
          name: file.name,
          caption: '',
          people: [''],
        }),
      ),
    );
    if (added.length > 0) change((now) => [...now, ...added]);
  };
  return (
    <fieldset
      class={`desk-field desk-photos${isOver ? ' is-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void take([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <legend>{t('desk.notes.photos')}</legend>
      <datalist id="desk-people">
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {photos.map((photo) => (
        <OnePhoto
          key={photo.key}
          photo={photo}
          change={(part) =>
            change((now) => now.map((each) => (each.key === photo.key ? { ...each, ...part } : each)))
          }
          remove={() => {
            change((now) => now.filter(({ key }) => key !== photo.key));
            void forgetPhoto(photo.key);
          }}
        />
      ))}
      <label>
        {t('desk.notes.drop')}{' '}
        <input
          type="file"
          accept="image/jpeg,image/png"
          multiple
          onChange={({ currentTarget }) => {
            void take([...(currentTarget.files ?? [])]);
            currentTarget.value = '';
          }}
        />
      </label>
    </fieldset>
  );
}

type OneProps = {
  readonly photo: PhotoNote;
  readonly change: (part: Partial<PhotoNote>) => void;
  readonly remove: () => void;
};

function OnePhoto({ photo, change, remove }: OneProps) {
  const [source, setSource] = useState<string | undefined>();
  useEffect(() => {
    let address: string | undefined;
    let isGone = false;
    void photoOf(photo.key).then((picture) => {
      if (!picture || isGone) return;
      address = URL.createObjectURL(picture);
      setSource(address);
    });
    return () => {
      isGone = true;
      if (address) URL.revokeObjectURL(address);
    };
  }, [photo.key]);
  const { people } = photo;
  return (
    <div class="desk-photo">
      {source && <img src={source} alt={t('desk.notes.photo-of', { name: photo.name })} />}
      <div class="desk-photo-facts">
        <label>
          <span>{t('desk.notes.caption')}</span>
          <input
            class="desk-input"
            value={photo.caption}
            onInput={({ currentTarget }) => change({ caption: currentTarget.value })}
          />
        </label>
        <ol>
          {people.map((name, index) => (
            <li class="desk-photo-person" key={index}>
              <input
                class="desk-input"
                list="desk-people"
                aria-label={t('desk.notes.from-left', { number: index + 1, name: photo.name })}
                value={name}
                onInput={({ currentTarget }) => change({ people: people.with(index, currentTarget.value) })}
              />
              <button
                type="button"
                class="button-quiet"
                aria-label={t('desk.form.delete-name', { name: name || String(index + 1) })}
                onClick={() => change({ people: people.toSpliced(index, 1) })}
              >
                ×
              </button>
            </li>
          ))}
        </ol>
        <p class="desk-deeds">
          <button type="button" class="button-quiet" onClick={() => change({ people: [...people, ''] })}>
            {t('desk.notes.next-right')}
          </button>
          <button type="button" class="button-quiet" onClick={remove}>
            {t('desk.form.delete-name', { name: photo.name })}
          </button>
        </p>
      </div>
    </div>
  );
}
