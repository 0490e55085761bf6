/** For whoever answers for this Kontor: is everything between this panel and its server as it should be. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { DisclosureButton } from '../../components/disclosure-button.tsx';
import { fetchLater } from '../../later-parts.ts';
import { usePanel } from '../../panel-context.ts';
import { useEscape } from '../../panel-keys.ts';
import type { SelfCheckTranslator } from './self-check-texts.ts';

const loadParts = fetchLater(() =>
  Promise.all([import('./self-check.view.tsx'), import('./checks.ts'), import('./self-check-texts.ts')]),
);

type Parts = {
  readonly Results: (typeof import('./self-check.view.tsx'))['SelfCheckResults'];
  readonly checks: typeof import('./checks.ts');
  readonly t: SelfCheckTranslator;
};

export const SelfCheck = () => {
  const { api, host, keys, t, voice } = usePanel();
  const [isOpen, setOpen] = useState(false);
  const [parts, setParts] = useState<Parts | null>(null);
  useEscape(
    keys,
    isOpen,
    useCallback(() => setOpen(false), []),
  );
  useEffect(() => {
    if (!isOpen || parts) return;
    loadParts()
      .then(async ([view, checks, texts]) => {
        setParts({ Results: view.SelfCheckResults, checks, t: await texts.loadSelfCheckTexts(voice) });
      })
      // Without its parts there is nothing to run; the next opening tries again.
      .catch(() => setOpen(false));
  }, [isOpen, parts, voice]);
  const run = useCallback(async () => {
    const own = parts
      ? await parts.checks.runChecks(parts.checks.browserWorld(api, host.blocked?.() ?? []))
      : [];
    return [
      ...own,
      ...(host.program ? [{ id: 'program', state: 'good', detail: host.program() } as const] : []),
    ];
  }, [api, host, parts]);
  return (
    <div class="kp-self-check">
      <DisclosureButton open={isOpen} controls="kp-self-check" onToggle={() => setOpen(!isOpen)}>
        {t('self_check.title')}
      </DisclosureButton>
      {isOpen ? (
        <div id="kp-self-check" class="kp-section">
          {parts ? <parts.Results t={parts.t} run={run} /> : null}
        </div>
      ) : null}
    </div>
  );
};
