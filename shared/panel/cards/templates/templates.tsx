/** The list of templates beside a mail that is being written; fetched when it is first needed. */
import '../../css/compose.css';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { PanelAnswer } from '../../../domain/panel.ts';
import { hasField, isPersonal, textToHtml } from '../../../domain/template.ts';
import type { MergeField, Template } from '../../../domain/template.ts';
import type { Failure } from '../../../lib/result.ts';
import { CardFrame } from '../../components/card-frame.tsx';
import { DisclosureButton } from '../../components/disclosure-button.tsx';
import { FailureLine } from '../../components/failure-line.tsx';
import { Icon } from '../../components/icon.tsx';
import { useComposeTexts } from '../../compose-texts.ts';
import type { ComposeTranslator } from '../../compose-texts.ts';
import { usePanel } from '../../panel-context.ts';
import type { MailSubject } from '../../panel-host.ts';
import { useEscape } from '../../panel-keys.ts';
import { insertTemplate } from './insert-template.ts';
import { FactTicks, Greetings } from './greetings.tsx';
import { factsToSay, saidFacts } from './greetings.model.ts';
import { SEARCHED_FROM, languageOf, offered } from './templates.model.ts';

type Props = { readonly subject: MailSubject; readonly answer: PanelAnswer };
type Loaded = { readonly items: readonly Template[] } | { readonly failure: Failure } | null;
type Outcome =
  | { readonly phase: 'inserting' }
  | { readonly phase: 'inserted'; readonly name: string; readonly missing: readonly MergeField[] }
  | { readonly phase: 'failed'; readonly again: () => Promise<void>; readonly failure: Failure }
  | null;

const useTemplates = (isWanted: boolean): { loaded: Loaded; again: () => void } => {
  const { api } = usePanel();
  const [loaded, setLoaded] = useState<Loaded>(null);
  useEffect(() => {
    if (!isWanted || loaded !== null) return;
    void api
      .call('templates', {})
      .then((answer) => setLoaded(answer.ok ? { items: answer.value.items } : { failure: answer }));
  }, [api, isWanted, loaded]);
  return { loaded, again: () => setLoaded(null) };
};

type ListProps = {
  readonly t: ComposeTranslator;
  readonly items: readonly Template[];
  readonly language: 'de' | 'en';
  readonly onChoose: (template: Template) => void;
};

const List = ({ t, items, language, onChoose }: ListProps) => {
  const [search, setSearch] = useState('');
  const shown = offered(items, search, language);
  if (items.length === 0) return <p class="kp-faint">{t('templates.none')}</p>;
  return (
    <>
      {items.length >= SEARCHED_FROM ? (
        <input
          class="kp-input"
          type="search"
          placeholder={t('templates.search')}
          aria-label={t('templates.search')}
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
      ) : null}
      {shown.length === 0 ? <p class="kp-faint">{t('templates.not_found')}</p> : null}
      <ul class="kp-list">
        {shown.map((template) => (
          <li key={template.id}>
            <button type="button" class="kp-list-button" onClick={() => onChoose(template)}>
              <span class="kp-list-main">{template.name}</span>
              <span class="kp-list-detail">
                {t(`templates.language.${template.language}`)} · {t(`templates.form.${template.form}`)}
                {template.shared ? '' : ` · ${t('templates.own')}`}
                {isPersonal(template.text) ? ` · ${t('templates.personal')}` : ''}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
};

const OutcomeLine = ({ t, outcome }: { t: ComposeTranslator; outcome: Outcome }) => (
  <p class="kp-template-outcome" role="status">
    {outcome?.phase === 'inserting' ? <span class="kp-faint">{t('templates.inserting')}</span> : null}
    {outcome?.phase === 'inserted' ? (
      <>
        <span class="kp-good">
          <Icon name="check" /> {t('templates.inserted', { name: outcome.name })}
        </span>
        {outcome.missing.length > 0 ? (
          <span>
            {' '}
            {t('templates.missing', {
              fields: outcome.missing.map((field) => `[${t(`merge.${field}`)}]`).join(', '),
            })}
          </span>
        ) : null}
      </>
    ) : null}
  </p>
);

const Choice = ({ t, subject, answer }: Props & { t: ComposeTranslator }) => {
  const panel = usePanel();
  const { host, keys, voice, formats, now } = panel;
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const [isOpen, setOpen] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>(null);
  const { loaded, again } = useTemplates(isOpen);
  const close = useCallback(() => setOpen(false), []);
  useEscape(keys, isOpen, close);
  const facts = factsToSay(subject, answer);
  const language = languageOf(answer, voice.locale);
  const asksForHobbies =
    loaded !== null && 'items' in loaded && loaded.items.some(({ text }) => hasField(text, 'hobby'));
  const insert = async (template: Template): Promise<void> => {
    const port = host.draft;
    if (!port || outcome?.phase === 'inserting') return;
    setOpen(false);
    setOutcome({ phase: 'inserting' });
    const inserted = await insertTemplate(panel, template, {
      port,
      subject,
      answer,
      facts: saidFacts(facts, turned),
      day: formats.today(now.peek()),
      nameOf: (field) => t(`merge.${field}`),
    });
    setOutcome(
      inserted.ok
        ? { phase: 'inserted', name: template.name, missing: inserted.value }
        : { phase: 'failed', again: () => insert(template), failure: inserted },
    );
  };
  const greet = async (name: string, text: string): Promise<void> => {
    const port = host.draft;
    if (!port || outcome?.phase === 'inserting') return;
    setOpen(false);
    setOutcome({ phase: 'inserting' });
    const inserted = await port.insert(subject.generation, { html: textToHtml(text), text });
    setOutcome(
      inserted.ok
        ? { phase: 'inserted', name, missing: [] }
        : { phase: 'failed', again: () => greet(name, text), failure: inserted },
    );
  };
  const turn = (id: string): void => {
    const after = new Set(turned);
    if (!after.delete(id)) after.add(id);
    setTurned(after);
  };
  return (
    <>
      <div class="kp-option-row kp-template-row">
        <DisclosureButton open={isOpen} controls="kp-templates" onToggle={() => setOpen(!isOpen)}>
          {t('templates.insert')}
        </DisclosureButton>
      </div>
      <OutcomeLine t={t} outcome={outcome} />
      {outcome?.phase === 'failed' ? (
        <FailureLine failure={outcome.failure} onRetry={() => void outcome.again()} />
      ) : null}
      {isOpen ? (
        <div id="kp-templates" class="kp-section kp-templates" aria-busy={loaded === null}>
          <FactTicks
            t={t}
            facts={facts}
            turned={turned}
            language={language}
            withHobbies={asksForHobbies}
            onTurn={turn}
          />
          {loaded && 'failure' in loaded ? <FailureLine failure={loaded.failure} onRetry={again} /> : null}
          {loaded && 'items' in loaded ? (
            <List
              t={t}
              items={loaded.items}
              language={language}
              onChoose={(template) => void insert(template)}
            />
          ) : null}
          <Greetings
            t={t}
            facts={facts}
            turned={turned}
            language={language}
            recipients={subject.participants.filter(({ role }) => role === 'to').length}
            onChoose={(name, text) => void greet(name, text)}
          />
        </div>
      ) : null}
    </>
  );
};

export const Templates = (props: Props) => {
  const t = useComposeTexts();
  return t ? (
    <CardFrame id="templates" title={t('templates.title')} isTitleHidden>
      <Choice {...props} t={t} />
    </CardFrame>
  ) : null;
};
