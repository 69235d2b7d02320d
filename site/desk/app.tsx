import { useEffect } from 'preact/hooks';
import { send } from './api.ts';
import { home, loadHome } from './home.ts';
import { isConnected, listen } from './live.ts';
import { notice, tell } from './notice.ts';
import { PAGES } from './pages.ts';
import { useResource } from './resource.ts';
import { hrefOf, route } from './router.ts';
import { localize, t } from './words.ts';

/** Head, page and the line that tells what happened. */
export function App() {
  const { language, page, about } = route.value;
  useEffect(() => {
    document.documentElement.lang = language;
    if (home.value?.language !== language) void loadHome();
    return listen((news) => {
      if (news.type === 'changed') void loadHome();
    });
  }, [language]);
  useEffect(() => listenForUndo(), []);
  if (!home.value) return <p class="wide page-body" aria-busy="true" />;
  const shown = PAGES.find(({ name }) => name === page);
  document.title = t('desk.page-title', { page: shown ? t(`desk.page.${shown.name}`) : t('desk.nowhere') });
  const [mission] = about;
  return (
    <>
      <a class="skip-link" href="#main">
        {t('desk.skip')}
      </a>
      <Head />
      {shown?.place === 'mission' && mission !== undefined && <MissionTabs mission={mission} />}
      <main id="main" class="wide page-body desk-main" tabIndex={-1}>
        {shown ? <shown.component key={about.join('/')} about={about} /> : <h1>{t('desk.nowhere')}</h1>}
      </main>
      <Told />
    </>
  );
}

function Head() {
  const { page } = route.value;
  const links = PAGES.filter(({ place }) => place === 'head');
  return (
    <header class="site-header">
      <div class="wide site-header-row">
        <a class="brand" href={hrefOf('today')}>
          <span>{localize(home.value?.title, route.value.language) || t('desk.title')}</span>
        </a>
        <div class="desk-tools">
          <WayButton way="undo" isOpen={home.value?.canUndo === true} />
          <WayButton way="redo" isOpen={home.value?.canRedo === true} />
          <Languages />
        </div>
        <nav class="site-nav" aria-label={t('desk.navigation')}>
          <ul>
            {links.map(({ name }) => (
              <li key={name}>
                <a href={hrefOf(name)} aria-current={name === page ? 'page' : undefined}>
                  {t(`desk.page.${name}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  );
}

/** The same page in another language, with all that is written in it. */
function Languages() {
  const { language, page, about } = route.value;
  return (
    <nav class="languages" aria-label={t('desk.languages')}>
      {home.value?.spoken
        .filter(({ tag }) => tag !== language)
        .map(({ tag, name }) => (
          <a
            key={tag}
            href={`/${[tag, page, ...about].map(encodeURIComponent).join('/')}`}
            lang={tag}
            hreflang={tag}
          >
            {name}
          </a>
        ))}
    </nav>
  );
}

function MissionTabs({ mission }: { readonly mission: string }) {
  const { page, language } = route.value;
  const path = `/api/mission-title/${encodeURIComponent(mission)}`;
  const { value } = useResource<{ readonly title: Record<string, string> | string }>(path);
  const title = localize(value?.title, language) || mission;
  return (
    <section class="mission-head mission-head-small" aria-label={title}>
      <div class="wide">
        <p class="mission-name">
          <a href={hrefOf('mission', mission)}>{title}</a>
        </p>
        <nav class="tabs" aria-label={t('desk.mission-pages', { mission: title })}>
          <ul>
            {PAGES.filter(({ place }) => place === 'mission').map(({ name }) => (
              <li key={name}>
                <a href={hrefOf(name, mission)} aria-current={name === page ? 'page' : undefined}>
                  {t(`desk.page.${name}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </section>
  );
}

type Way = 'undo' | 'redo';

function WayButton({ way, isOpen }: { readonly way: Way; readonly isOpen: boolean }) {
  return (
    <button
      type="button"
      class="button-quiet"
      aria-disabled={!isOpen}
      onClick={() => isOpen && void takeWay(way)}
    >
      {t(`desk.${way}`)}
    </button>
  );
}

async function takeWay(way: Way): Promise<void> {
  const answer = await send<{ files: readonly string[] }>(`/api/${way}`, {});
  if (answer.ok) tell('done', t(`desk.${way}-done`, { files: answer.value.files.join(', ') }));
  else tell('fault', answer.why || t('desk.offline'));
  await loadHome();
}

/** Ctrl+Z and Ctrl+Shift+Z where no text is being written: there they belong to the text. */
function listenForUndo(): () => void {
  const onKey = (event: KeyboardEvent): void => {
    // Within a shadow root, where text is written.
    const target = event.composedPath()[0] as HTMLElement;
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
    if (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
    event.preventDefault();
    void takeWay(event.shiftKey ? 'redo' : 'undo');
  };
  addEventListener('keydown', onKey);
  return () => removeEventListener('keydown', onKey);
}

/** What is done has been read when somebody does the next thing; a fault stays until it is closed. */
function passDone(): () => void {
  const onNext = ({ target }: Event): void => {
    const isWithin = target instanceof Element && target.closest('.desk-told') !== null;
    if (!isWithin && notice.value?.kind === 'done') notice.value = undefined;
  };
  addEventListener('pointerdown', onNext);
  return () => removeEventListener('pointerdown', onNext);
}

/** Notes in the room go to the desk by themselves once it answers: nobody there has anything to start. */
const goesByItself = (): boolean => route.value.page === 'notes' && route.value.about.length > 1;

/** What has just happened, and that nobody answers. */
function Told() {
  const said = notice.value;
  const away = isConnected.value ? undefined : t(goesByItself() ? 'desk.notes.waits' : 'desk.offline');
  useEffect(() => passDone(), []);
  return (
    <div class="desk-told" role="status" aria-live="polite">
      {away !== undefined && away !== said?.words && <p class="desk-notice desk-notice-fault">{away}</p>}
      {said && (
        <p class={`desk-notice desk-notice-${said.kind}`}>
          <span>{said.words}</span>
          <button type="button" class="button-quiet" onClick={() => (notice.value = undefined)}>
            {t('desk.close')}
          </button>
        </p>
      )}
    </div>
  );
}
