import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { fail } from '#shared/lib/result.ts';
import { mayLeave } from '#shared/panel/device/may-leave.ts';
import { openPalette } from '../palette/palette-host.tsx';
import { SearchBox } from '../search/search-box.tsx';
import { matchRoute } from '../routes.ts';
import { useApp } from '../state/app-context.ts';
import { useTexts } from '../state/texts.ts';
import { useWide } from '../state/wide.ts';
import { webTexts } from '../texts.ts';
import { Mark } from './mark.tsx';

/** The account's menu: a disclosure with plain links, closed by Esc, by a click beside it or by leaving it. */
const AccountMenu = () => {
  const { me, router, signOut, notices, store, voice, preferences } = useApp();
  const t = useTexts(webTexts);
  const isOpen = useSignal(false);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const { name, path } = router.place.value;
  useEffect(() => {
    isOpen.value = false;
  }, [path, isOpen]);

  const leave = async (): Promise<void> => {
    isOpen.value = false;
    const open = await store.current.peek();
    const theme = preferences.peek().theme;
    try {
      if (open && !(await mayLeave({ store: open, voice: voice.peek(), theme }))) return;
    } catch {
      // The question could not be fetched: nobody leaves without having been asked.
      return notices.showFailure(fail('network.unreachable'));
    }
    await store.leave(async () => {
      const result = await signOut();
      if (result.ok) router.go('/sign-in');
      else notices.showFailure(result);
    });
  };
  const link = (href: string, text: string) => (
    <a href={href} aria-current={name === matchRoute(href).name ? 'page' : undefined}>
      {text}
    </a>
  );
  return (
    // Not a widget: it only watches where the focus goes.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      class="w-menu"
      ref={place}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen.value) return;
        event.preventDefault();
        isOpen.value = false;
        button.current?.focus();
      }}
      onFocusOut={(event) => {
        if (!place.current?.contains(event.relatedTarget as Node | null)) isOpen.value = false;
      }}
    >
      <button
        type="button"
        ref={button}
        class="w-menu-button"
        aria-expanded={isOpen.value}
        aria-controls="account-menu"
        onClick={() => (isOpen.value = !isOpen.value)}
      >
        <span class="w-menu-name">{me.value?.name}</span>
        <span aria-hidden="true">⌄</span>
        <span class="w-for-readers">{t('nav.menu')}</span>
      </button>
      <nav id="account-menu" aria-label={t('nav.menu')} hidden={!isOpen.value}>
        <button
          type="button"
          class="w-menu-find"
          aria-keyshortcuts="Control+K"
          onClick={() => {
            isOpen.value = false;
            // The keyboard comes back to here, not to an entry that is hidden by then.
            button.current?.focus();
            openPalette();
          }}
        >
          {t('nav.find')} <kbd>{t('nav.find_key')}</kbd>
        </button>
        {link('/duplicates', t('nav.duplicates'))}
        {link('/quality', t('nav.quality'))}
        {link('/templates', t('nav.templates'))}
        {link('/settings', t('nav.settings'))}
        {me.value?.role === 'user' ? null : (
          <>
            {link('/import', t('nav.import'))}
            {link('/export', t('nav.export'))}
            {link('/admin/users', t('nav.users'))}
            {link('/admin/fields', t('nav.fields'))}
            {link('/admin/panel', t('nav.panel'))}
          </>
        )}
        {link('/outlook', t('nav.outlook'))}
        {link('/extension/', t('nav.browser'))}
        <button type="button" onClick={() => void leave()}>
          {t('nav.sign_out')}
        </button>
      </nav>
    </div>
  );
};

/** On the start page and beside a record the search stands in the page itself. */
export const TopBar = () => {
  const { router } = useApp();
  const t = useTexts(webTexts);
  const isWide = useWide();
  const { name, query } = router.place.value;
  const isPicking = name === 'duplicates' && query.has('one') && !query.has('other');
  const hasOwnSearch =
    isPicking || name === 'start' || name === 'call' || ((name === 'person' || name === 'company') && isWide);
  return (
    <header class="w-top">
      <a href="/" class="w-home" aria-current={name === 'start' ? 'page' : undefined}>
        <Mark />
      </a>
      <nav class="w-top-lists" aria-label={t('nav.lists')}>
        {(['people', 'companies', 'activities'] as const).map((list) => (
          <a
            key={list}
            href={`/${list}`}
            class="w-top-link"
            aria-current={name === list ? 'page' : undefined}
          >
            {t(`nav.${list}`)}
          </a>
        ))}
      </nav>
      <div class="w-top-search">{hasOwnSearch ? null : <SearchBox />}</div>
      <a href="/practice" class="w-top-link" aria-current={name === 'practice' ? 'page' : undefined}>
        {t('nav.practice')}
      </a>
      <AccountMenu />
    </header>
  );
};
