/** Several selected mails: which of them are logged, and one button for the rest. Fetched when several are selected. */
import '../css/selection.css';
import type { Signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { PANEL_LIMITS } from '../../domain/panel-limits.ts';
import { CardFrame } from '../components/card-frame.tsx';
import { Icon } from '../components/icon.tsx';
import { usePanel } from '../panel-context.ts';
import type { SelectedMail, SelectionPort } from '../panel-host.ts';
import { createPlaceMemory } from '../place-memory.ts';
import { NOT_RUN, isOpen, runSelection, undoRun } from './selection-run.ts';
import type { MailState, Run } from './selection-run.ts';
import { loadSelectionTexts } from './selection-texts.ts';
import type { SelectionTranslator } from './selection-texts.ts';

/** By the mails that are selected: the same again is where it was. */
const runs = createPlaceMemory<Run>(NOT_RUN);

const useTexts = (): SelectionTranslator | null => {
  const { voice } = usePanel();
  const [texts, setTexts] = useState<{ readonly t: SelectionTranslator } | null>(null);
  useEffect(() => {
    loadSelectionTexts(voice).then(
      (t) => setTexts({ t }),
      () => undefined,
    );
  }, [voice]);
  return texts?.t ?? null;
};

/** Marks what the asker has logged before; where nobody can be asked it is found out on the way. */
const useLogged = (mails: readonly SelectedMail[], run: Signal<Run>): void => {
  const { api } = usePanel();
  // As text it stays the same while nothing else is selected.
  const key = JSON.stringify(mails.map(({ id, messageId }) => [id, messageId]));
  useEffect(() => {
    const asked = (JSON.parse(key) as [string, string][]).filter(([, messageId]) => messageId !== '');
    if (asked.length === 0 || run.peek().phase !== 'ready') return;
    const messageIds = asked.map(([, messageId]) => messageId);
    void api.call('loggedMails', { body: { messageIds } }).then((answer) => {
      if (!answer.ok || run.peek().phase !== 'ready') return;
      const own = new Set(answer.value.messageIds);
      const logged = asked.filter(([, messageId]) => own.has(messageId));
      run.value = { ...run.peek(), states: new Map(logged.map(([id]) => [id, { name: 'already' }])) };
    });
  }, [api, key, run]);
};

const StateText = ({ state, t }: { state: MailState | undefined; t: SelectionTranslator }) => {
  const { errorText } = usePanel();
  switch (state?.name) {
    case 'logged': {
      const { phase, ...rest } = state.change.state.value;
      if (phase === 'undone') return <>{t('state.undone')}</>;
      if (phase === 'failed' || phase === 'refused')
        return <>{t('state.failed', { reason: 'failure' in rest ? errorText(rest.failure) : '' })}</>;
      if ('on' in rest && rest.on === 'device') return <>{t('state.device')}</>;
      return state.names.length > 0 ? (
        <>{t('state.logged', { names: state.names.join(', ') })}</>
      ) : (
        <>{t('state.logged_to_nobody')}</>
      );
    }
    case 'blocked':
      return <>{t(state.isOwn ? 'state.blocked_own' : 'state.blocked_company')}</>;
    case 'failed':
      return <>{t('state.failed', { reason: errorText(state.failure) })}</>;
    default:
      return <>{t(`state.${state?.name ?? 'waiting'}`)}</>;
  }
};

const ICONS = { already: 'check', logged: 'check', blocked: 'blocked', failed: 'warning' } as const;

type ListProps = { mails: readonly SelectedMail[]; run: Run; t: SelectionTranslator; port: SelectionPort };

const List = ({ mails, run, t, port }: ListProps) => {
  const { t: words } = usePanel();
  return (
    <ul class="kp-selection">
      {mails.map(({ id, subject }) => {
        const state = run.states.get(id);
        const icon = state && state.name in ICONS ? ICONS[state.name as keyof typeof ICONS] : 'mail';
        const name = subject || words('timeline.no_text');
        return (
          <li key={id}>
            <Icon name={icon} />
            <span class="kp-selection-text">
              <span class="kp-selection-subject">{name}</span>
              <span class="kp-faint">{port.canRead ? <StateText state={state} t={t} /> : null}</span>
            </span>
            {port.canRead ? null : (
              <button type="button" class="kp-quiet" onClick={() => port.open(id)}>
                {t('open', { subject: name })}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
};

const Actions = ({ mails, run, t, port }: Omit<ListProps, 'run'> & { run: Signal<Run> }) => {
  const panel = usePanel();
  const isStopped = useRef(false);
  const { phase, states, hasMovedOn, isMarkMissing } = run.value;
  const open = mails.filter(({ id }) => isOpen(states.get(id)));
  const logged = [...states.values()].filter(
    (state) => state.name === 'logged' && state.change.state.value.phase === 'saved',
  );
  const done = mails.length - open.length;
  const log = (): void => {
    isStopped.current = false;
    void runSelection(panel, port, mails, run, () => isStopped.current);
  };
  if (phase === 'running')
    return (
      <div class="kp-row">
        <progress class="kp-progress" max={mails.length} value={done} aria-label={t('state.reading')} />
        <span>{t('progress', { done, total: mails.length })}</span>
        <button type="button" class="kp-button" onClick={() => (isStopped.current = true)}>
          {t('stop')}
        </button>
      </div>
    );
  return (
    <>
      <div role="status">
        {phase === 'undoing' ? <p>{t('undoing')}</p> : null}
        {phase === 'done' && logged.length > 0 ? <p>{t('summary', { count: logged.length })}</p> : null}
        {hasMovedOn ? <p>{t('moved_on')}</p> : null}
        {isMarkMissing ? <p>{t('mark_missing')}</p> : null}
        {phase === 'ready' && open.length === 0 ? <p>{t('all_logged')}</p> : null}
      </div>
      <div class="kp-row">
        {phase !== 'undoing' && open.length > 0 ? (
          <button type="button" class="kp-button kp-primary" onClick={log}>
            {t('log', { count: open.length })}
          </button>
        ) : null}
        {phase === 'done' && logged.length > 0 ? (
          <button type="button" class="kp-button" onClick={() => void undoRun(panel, port, run)}>
            {t('undo')}
          </button>
        ) : null}
      </div>
    </>
  );
};

export const Selection = ({ port }: { port: SelectionPort }) => {
  const { session } = usePanel();
  const t = useTexts();
  const named = port.mails.value;
  const mails = named.ok ? named.value : [];
  const run = runs(session, `selection ${mails.map(({ id }) => id).join(' ')}`);
  const isTooMany = mails.length > PANEL_LIMITS.selectedMails;
  useLogged(isTooMany || !port.canRead ? [] : mails, run);
  if (t === null) return null;
  if (!named.ok) return <p class="kp-none">{t('unnamed')}</p>;
  return (
    <CardFrame id="selection" title={t('title', { count: mails.length })}>
      {isTooMany ? <p>{t('too_many', { limit: PANEL_LIMITS.selectedMails })}</p> : null}
      {port.canRead || isTooMany ? null : <p>{t('unreadable')}</p>}
      {port.canRead && !isTooMany ? <Actions mails={mails} run={run} t={t} port={port} /> : null}
      {isTooMany ? null : <List mails={mails} run={run.value} t={t} port={port} />}
    </CardFrame>
  );
};
