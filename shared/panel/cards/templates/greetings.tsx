/** What is said personally: which facts go in, each with its tick, and greetings as the sentence that will stand in the mail. */
import { useState } from 'preact/hooks';
import type { ShownFact } from '../../../domain/fact.ts';
import { familyPhrase } from '../../../domain/family-phrase.ts';
import { greetingOf } from '../../../domain/occasion.ts';
import type { Occasion } from '../../../domain/occasion.ts';
import { ADDRESS_FORMS } from '../../../domain/salutation.ts';
import type { AddressForm, TemplateLanguage } from '../../../domain/salutation.ts';
import { DisclosureButton } from '../../components/disclosure-button.tsx';
import { Icon } from '../../components/icon.tsx';
import type { ComposeTranslator } from '../../compose-texts.ts';
import { usePanel } from '../../panel-context.ts';
import { isTicked, offeredGreetings, saidFacts, tickedFacts } from './greetings.model.ts';

type TicksProps = {
  readonly t: ComposeTranslator;
  readonly facts: readonly ShownFact[];
  readonly turned: ReadonlySet<string>;
  readonly language: TemplateLanguage;
  /** A template asks for them. */
  readonly withHobbies: boolean;
  readonly onTurn: (id: string) => void;
};

/** Nothing where there is nothing to say. */
export const FactTicks = ({ t, facts, turned, language, withHobbies, onTurn }: TicksProps) => {
  const { t: panelText } = usePanel();
  const ticked = tickedFacts(facts, withHobbies);
  if (ticked.length === 0) return null;
  const phrase = familyPhrase(saidFacts(facts, turned), language, 'formal');
  return (
    <fieldset class="kp-said">
      <legend>{t('facts.title')}</legend>
      {ticked.map((fact) => (
        <label key={fact.id} class="kp-choice">
          <input type="checkbox" checked={isTicked(fact, turned)} onChange={() => onTurn(fact.id)} />
          <span>
            {fact.text}
            {fact.visibility === 'all' ? null : (
              <span class="kp-faint">
                {' · '}
                <Icon name="lock" /> {panelText(`visibility.${fact.visibility}`)}
              </span>
            )}
          </span>
        </label>
      ))}
      <p class="kp-faint" role="status">
        {phrase ? t('facts.phrase', { phrase }) : t('facts.none')}
      </p>
    </fieldset>
  );
};

type Props = {
  readonly t: ComposeTranslator;
  readonly facts: readonly ShownFact[];
  readonly turned: ReadonlySet<string>;
  readonly language: TemplateLanguage;
  readonly recipients: number;
  readonly onChoose: (name: string, text: string) => void;
};

export const Greetings = ({ t, facts, turned, language, recipients, onChoose }: Props) => {
  const { formats, now } = usePanel();
  const [form, setForm] = useState<AddressForm>('formal');
  const [isMore, setMore] = useState(false);
  const { first, more } = offeredGreetings(formats.today(now.value), facts);
  const said = saidFacts(facts, turned);
  const row = (occasion: Occasion) => {
    const text = greetingOf(occasion, said, language, form, recipients);
    const name = t(`greetings.${occasion}`);
    return (
      <li key={occasion}>
        <button type="button" class="kp-list-button" onClick={() => onChoose(name, text)}>
          <span class="kp-list-main">{name}</span>
          <span class="kp-list-detail" lang={language}>
            {text}
          </span>
        </button>
      </li>
    );
  };
  return (
    <div class="kp-greetings" role="group" aria-labelledby="kp-greetings-title">
      <div class="kp-row">
        <h3 id="kp-greetings-title" class="kp-card-title">
          {t('greetings.title')}
        </h3>
        {language === 'de' ? (
          <div class="kp-row" role="group" aria-label={t('greetings.form')}>
            {ADDRESS_FORMS.map((one) => (
              <button
                key={one}
                type="button"
                class="kp-chip"
                aria-pressed={form === one}
                onClick={() => setForm(one)}
              >
                {t(`greetings.${one}`)}
              </button>
            ))}
          </div>
        ) : null}
      </div>
      <ul class="kp-list">{first.map(row)}</ul>
      <DisclosureButton open={isMore} controls="kp-more-greetings" onToggle={() => setMore(!isMore)}>
        {t('greetings.more')}
      </DisclosureButton>
      {isMore ? (
        <ul id="kp-more-greetings" class="kp-list">
          {more.map(row)}
        </ul>
      ) : null}
    </div>
  );
};
