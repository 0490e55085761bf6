import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useErrorBoundary } from 'preact/hooks';
import { fail } from '#shared/lib/result.ts';
import { admit } from './admission.ts';
import { Problem } from './components/errors.tsx';
import { AwayBar } from './components/away-bar.tsx';
import { NoticeBar } from './components/notice-bar.tsx';
import { TopBar } from './components/top-bar.tsx';
import { PaletteHost } from './palette/palette-host.tsx';
import { pages } from './pages.ts';
import type { PageModule } from './pages.ts';
import type { Place } from './router.ts';
import type { RouteName } from './routes.ts';
import { useApp } from './state/app-context.ts';
import { createFreshBuild } from '#shared/panel/fresh-build.ts';
import { useTexts } from './state/texts.ts';
import { webTexts } from './texts.ts';

/** Where the panel stands, it says what it shows and of when. */
const SAYS_SO_ITSELF: ReadonlySet<RouteName> = new Set([
  'person',
  'company',
  'call',
  'practice',
  'signInWindow',
]);

type Shown = { place: Place; module: PageModule } | { place: Place; module: null };

const freshBuild = createFreshBuild({
  sessionStorage,
  location,
  fetch: (...args) => fetch(...args),
});

/** Loads the page of a place; until it is there the page before stays. */
const useShownPage = (place: Place | null): Shown | null => {
  const shown = useSignal<Shown | null>(null);
  useEffect(() => {
    if (!place) return undefined;
    let current = true;
    pages[place.name]().then(
      (module) => {
        freshBuild.loaded();
        if (current) shown.value = { place, module };
      },
      async () => {
        if (!current || (await freshBuild.reloadOnce(place.path))) return;
        if (current) shown.value = { place, module: null };
      },
    );
    return () => {
      current = false;
    };
  }, [place, shown]);
  return shown.value;
};

/** A page that breaks says so; the frame around it keeps working. */
const PageBoundary = ({ children }: { children: ComponentChildren }) => {
  const [broken, reset] = useErrorBoundary();
  const t = useTexts(webTexts);
  if (!broken) return <>{children}</>;
  return (
    <div class="w-page">
      <Problem failure={fail('unknown')}>
        <button type="button" class="w-button" onClick={reset}>
          {t('again')}
        </button>
      </Problem>
    </div>
  );
};

const Unreachable = () => {
  const { load, startFailure } = useApp();
  const t = useTexts(webTexts);
  return (
    <main class="w-page w-narrow">
      <h1>{t('unreachable.title')}</h1>
      <Problem failure={startFailure.value}>
        <button type="button" class="w-button" onClick={() => void load()}>
          {t('again')}
        </button>
      </Problem>
    </main>
  );
};

const Denied = () => {
  const t = useTexts(webTexts);
  return (
    <main class="w-page w-narrow">
      <h1>{t('denied.title')}</h1>
      <p>{t('denied.text')}</p>
    </main>
  );
};

export const AppView = () => {
  const { router, start, me, preferences } = useApp();
  const t = useTexts(webTexts);
  const place = router.place.value;
  const admission = admit(place, start.value, me.value);
  const redirect = typeof admission === 'object' ? admission.redirect : null;

  useEffect(() => {
    if (redirect) router.go(redirect, { replace: true });
  }, [redirect, router]);
  const { locale, theme } = preferences.value;
  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dataset['theme'] = theme;
  }, [locale, theme]);

  // The page's code is on its way while the server is asked how things stand; what fails here is told when it is shown.
  const awaited = admission === 'wait' ? place.name : null;
  useEffect(() => {
    if (awaited) pages[awaited]().catch(() => undefined);
  }, [awaited]);
  const page = useShownPage(admission === 'enter' ? place : null);
  // A new page starts at its heading, for eyes and for screen readers; the first one keeps what the browser focused.
  const visit = page?.place.visit ?? 0;
  useEffect(() => {
    if (visit <= 1) return;
    window.scrollTo(0, 0);
    if (!document.activeElement?.matches('input, textarea, select'))
      document.querySelector<HTMLElement>('h1')?.focus();
  }, [visit]);

  if (admission === 'wait') return null;
  if (start.value === 'unreachable') return <Unreachable />;
  return (
    <>
      <a class="w-skip" href="#content">
        {t('skip')}
      </a>
      {me.value && place.name !== 'signInWindow' ? <TopBar /> : null}
      {me.value && !SAYS_SO_ITSELF.has(place.name) ? <AwayBar /> : null}
      <div id="content" class="w-content">
        {admission === 'denied' ? <Denied /> : null}
        {admission === 'enter' && page?.module === null ? (
          <main class="w-page">
            <Problem failure={fail('network.unreachable')} />
          </main>
        ) : null}
        {admission === 'enter' && page?.module ? (
          <PageBoundary key={page.place.name}>
            <page.module.Page place={page.place} />
          </PageBoundary>
        ) : null}
      </div>
      {me.value && place.name !== 'signInWindow' ? <PaletteHost /> : null}
      <NoticeBar />
    </>
  );
};
