/** Reads the open mail after the first paint and says what is to be said of it. */
import '../../css/hints.css';
import { useEffect, useState } from 'preact/hooks';
import { MAIL_LIMITS } from '../../../domain/mail.ts';
import type { MailKind } from '../../../domain/mail-kind.ts';
import { emailKey } from '../../../domain/user.ts';
import { Icon } from '../../components/icon.tsx';
import { fetchLater } from '../../later-parts.ts';
import { usePanel } from '../../panel-context.ts';
import { logPlace } from '../log/log-mail.ts';
import { loadHintTexts } from './hint-texts.ts';
import type { HintTranslator } from './hint-texts.ts';
import type { HintsProps } from './hints.card.tsx';
import { cutHints, kindHint } from './hints.model.ts';
import type { Hint } from './hints.model.ts';
import type { ReadFacts, factsOf, signatureTools } from './mail-facts.ts';
import { readKind } from './mail-mark.ts';
import { Signature } from './signature.tsx';

type Reader = { readonly factsOf: typeof factsOf; readonly signatureTools: typeof signatureTools };
const loadReader = fetchLater((): Promise<Reader> => import('./mail-facts.ts'));

type Known = {
  readonly generation: number;
  /** What is known of its kind without reading it. */
  readonly told: MailKind | null;
  readonly t: HintTranslator;
  readonly reader: Reader;
  /** Null where the mail could not be read. */
  readonly facts: ReadFacts | null;
};

/** Null while it is being read, and where nothing can be said. */
const useFacts = ({ subject }: HintsProps): { readonly known: Known | null; readonly isReading: boolean } => {
  const { session, voice } = usePanel();
  const [known, setKnown] = useState<Known | null>(null);
  const [lost, setLost] = useState(-1);
  const { generation } = subject;
  const isDraft = subject.mode === 'compose';
  const told = isDraft ? 'draft' : (subject.kind ?? null);
  const place = logPlace(subject);
  useEffect(() => {
    let isLeft = false;
    const read = async () => {
      const [t, reader] = await Promise.all([loadHintTexts(voice), loadReader()]);
      // What is being written can neither be read nor kept yet.
      const mail = isDraft ? null : await session.readMail(generation);
      if (isLeft) return;
      const facts = mail?.ok ? reader.factsOf(mail.value, told) : null;
      if (facts) readKind(session, place).value = facts.kind;
      setKnown({ generation, told, t, reader, facts });
    };
    // What cannot be fetched now is said with the next mail; nothing depends on it.
    read().catch(() => setLost(generation));
    return () => {
      isLeft = true;
    };
  }, [session, voice, generation, isDraft, told, place]);
  const isKnown = known?.generation === generation;
  return { known: isKnown ? known : null, isReading: !isKnown && lost !== generation };
};

const Line = ({ hint, t }: { hint: Hint; t: HintTranslator }) => (
  <p class="kp-hint">
    <Icon name="info" />
    <span>{t(hint.key, hint.params)}</span>
  </p>
);

export const Hints = (props: HintsProps) => {
  const { answer } = props;
  const panel = usePanel();
  const { known, isReading } = useFacts(props);
  if (!known) return <section class="kp-card kp-card-hints" aria-busy={isReading ? 'true' : undefined} />;
  const { t, reader, facts } = known;
  const kind = kindHint(facts ?? { kind: known.told, list: '', report: null });
  const limit = (count: number): string => count.toLocaleString(panel.voice.locale);
  const limits = { text: limit(MAIL_LIMITS.textChars), people: limit(MAIL_LIMITS.participants) };
  const sender = answer.participants.find(({ role }) => role === 'from');
  // A signature speaks for the one who wrote the mail, for nobody else in it.
  const isSenderShown = sender !== undefined && emailKey(sender.email) === emailKey(answer.focus);
  return (
    <section class="kp-card kp-card-hints" aria-label={panel.t('hints.title')}>
      {kind ? <Line hint={kind} t={t} /> : null}
      {cutHints(facts?.cuts ?? [], limits).map((hint) => (
        <Line key={hint.key} hint={hint} t={t} />
      ))}
      {facts && isSenderShown && answer.person && !sender.internal ? (
        <Signature
          key={answer.person.id}
          answer={answer}
          email={sender.email}
          proposals={facts.proposals}
          tools={reader.signatureTools(sender.email)}
          t={t}
        />
      ) : null}
    </section>
  );
};
