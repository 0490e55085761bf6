/**
 * The pane as it is seen: a notice, the screen that connects it, or the panel. The panel stays where it is while the
 * other screens stand before it, so that nothing typed is lost when a connection has to be renewed.
 */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ReadonlySignal } from '@preact/signals';
import type { OutlookTranslator } from './outlook-texts.ts';
import type { PanePairingProps } from './pane-pairing.tsx';
import type { NoticeKind } from './pane-notice.tsx';
import type { PaneLimits } from './pane-limits.tsx';
import { PaneLimitsLine } from './pane-limits.tsx';
import { PaneNotice } from './pane-notice.tsx';
import type { Surface } from './surface.ts';

export type Scene =
  | { readonly name: 'starting'; readonly surface: Surface | null }
  | { readonly name: 'notice'; readonly kind: NoticeKind }
  | { readonly name: 'connect'; readonly hints: readonly ('revoked' | 'forgetful')[] }
  | { readonly name: 'panel' };

export type PaneViewProps = {
  readonly scene: ReadonlySignal<Scene>;
  readonly theme: ReadonlySignal<'light' | 'dark' | 'contrast' | 'system'>;
  readonly t: ReadonlySignal<OutlookTranslator>;
  readonly pairing: () => PanePairingProps;
  /** What this Outlook cannot do; null until that is known. */
  readonly limits: ReadonlySignal<PaneLimits | null>;
  /** What the screen that connects has left to be offered. */
  readonly offer: ReadonlySignal<ComponentChildren>;
  /** Given the place once it is there. */
  readonly onPanelPlace: (place: HTMLElement) => void;
};

const darkQuery = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)');
const contrastQuery = (): MediaQueryList => matchMedia('(forced-colors: active)');

/** What `system` means at this moment. */
const useShownTheme = (theme: PaneViewProps['theme']): string => {
  const [, repaint] = useState(0);
  useEffect(() => {
    const again = (): void => repaint((count) => count + 1);
    const queries = [darkQuery(), contrastQuery()];
    for (const query of queries) query.addEventListener('change', again);
    return () => {
      for (const query of queries) query.removeEventListener('change', again);
    };
  }, []);
  if (theme.value !== 'system') return theme.value;
  if (contrastQuery().matches) return 'contrast';
  return darkQuery().matches ? 'dark' : 'light';
};

const Starting = ({ t, surface }: { t: OutlookTranslator; surface: Surface | null }) => (
  <p class="pane-starting" role="status">
    {t(surface === null ? 'starting' : `starting.${surface}`)}
  </p>
);

const LazyPairing = ({ pairing, t }: Pick<FrontProps, 'pairing' | 't'>) => {
  const [loaded, setLoaded] = useState<typeof import('./pane-pairing.tsx') | null>(null);
  useEffect(() => void import('./pane-pairing.tsx').then(setLoaded), []);
  return loaded ? <loaded.PanePairing {...pairing()} /> : <Starting t={t} surface={null} />;
};

type FrontProps = { scene: Scene; t: OutlookTranslator; pairing: PaneViewProps['pairing'] };

const Front = ({ scene, t, pairing }: FrontProps) => {
  switch (scene.name) {
    case 'starting':
      return <Starting t={t} surface={scene.surface} />;
    case 'notice':
      return <PaneNotice kind={scene.kind} t={t} />;
    case 'connect':
      return (
        <>
          {scene.hints.map((hint) => (
            <p key={hint} class="pane-hint" role="status">
              {t(hint)}
            </p>
          ))}
          <LazyPairing pairing={pairing} t={t} />
        </>
      );
    case 'panel':
      return null;
  }
};

export const PaneView = ({ scene, theme, t, pairing, limits, offer, onPanelPlace }: PaneViewProps) => {
  const place = useRef<HTMLDivElement>(null);
  const isPanel = scene.value.name === 'panel';
  const shownTheme = useShownTheme(theme);
  useEffect(() => {
    if (place.current) onPanelPlace(place.current);
  }, [onPanelPlace]);
  return (
    <>
      <div class="kontor-panel pane-front" data-theme={shownTheme} hidden={isPanel}>
        <Front scene={scene.value} t={t.value} pairing={pairing} />
      </div>
      <div class={isPanel ? 'pane-stack' : 'pane-stack pane-behind'}>
        <div class="kontor-panel pane-limits" data-theme={shownTheme}>
          {isPanel ? offer.value : null}
          {limits.value ? <PaneLimitsLine limits={limits.value} t={t.value} /> : null}
        </div>
        <div class="pane-panel" ref={place} />
      </div>
    </>
  );
};
