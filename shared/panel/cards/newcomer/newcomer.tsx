/** The form for somebody new, fetched when somebody new is shown. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { isEmailAddress } from '../../../domain/addresses.ts';
import type { PanelAnswer, PersonMatch } from '../../../domain/panel.ts';
import { ChangeFailure, ChangeLine } from '../../components/change-line.tsx';
import { fetchLater } from '../../later-parts.ts';
import { usePanel } from '../../panel-context.ts';
import type { PageSubject, Subject } from '../../panel-host.ts';
import { AskedFields } from '../custom/asked-fields.tsx';
import { askedFields, askedMemory, NOTHING_ASKED, takeAsked } from '../custom/asked-memory.ts';
import { logPlace, startLog } from '../log/log-mail.ts';
import { mailVerdict } from '../log/log-rules.model.ts';
import type { Capture } from './newcomer-capture.ts';
import { LiveSimilar, typedRecords } from './live-similar.tsx';
import { isBulkMail, newcomerDraft, UNTOUCHED } from './newcomer-draft.ts';
import { focusedParticipant, knownPeople, newPeople, personOnPage } from './newcomer-subject.ts';
import type { KnownPeople } from './newcomer-subject.ts';
import {
  chosenCompany,
  companyRows,
  editedRows,
  mailRows,
  makesNothing,
  pagePersonRows,
  planNewcomer,
  withEdit,
  withoutCompany,
} from './newcomer.model.ts';
import type { NewcomerInput, Row } from './newcomer.model.ts';
import { NewcomerView } from './newcomer.view.tsx';

const loadCapture = fetchLater((): Promise<Capture> =>
  import('./newcomer-capture.ts').then((module) => module.capture),
);

export type NewcomerProps = { readonly answer: PanelAnswer; readonly subject: Subject };

/** Rows as they were found; null while reading. */
const useProposals = (
  { answer, subject, people }: NewcomerProps & { people: PageSubject['people'] },
  chosenPerson: number,
) => {
  const isCompanyKnown = answer.company !== null;
  const { session } = usePanel();
  const [found, setFound] = useState<{ capture: Capture; rows: readonly Row[] } | null>(null);
  const participant = focusedParticipant(answer);
  const email = participant?.email ?? '';
  const name = participant?.name ?? '';
  const companyName = participant?.companyName ?? '';
  useEffect(() => {
    let isLeft = false;
    const read = async () => {
      // Without a server its readers may be out of reach; they are asked for again with the next mail.
      const capture = await loadCapture().catch(() => null);
      if (!capture) return;
      const rows = await rowsFor(capture);
      if (!isLeft) setFound({ capture, rows });
    };
    const rowsFor = async (capture: Capture): Promise<readonly Row[]> => {
      if (subject.type === 'page') {
        const person = people[chosenPerson];
        return [...(isCompanyKnown ? [] : companyRows(subject)), ...(person ? pagePersonRows(person) : [])];
      }
      const guess = {
        name: capture.displayName(name, email),
        companyName: capture.companyName(capture.ownDomain(email)),
        knownCompany: companyName,
      };
      // A signature speaks for the one who wrote the mail, for nobody else in it.
      if (subject.type !== 'mail' || subject.mode !== 'read' || participant?.role !== 'from')
        return mailRows(guess, []);
      const mail = await session.readMail(subject.generation);
      if (mail.ok) isBulkMail(session, logPlace(subject)).value = capture.isBulk(mail.value.headers);
      return mailRows(guess, mail.ok ? capture.signature(mail.value.text, email, name) : []);
    };
    void read();
    return () => {
      isLeft = true;
    };
  }, [session, subject, people, isCompanyKnown, companyName, participant?.role, email, name, chosenPerson]);
  return found;
};

const NO_CHOICES: NonNullable<PanelAnswer['companyChoices']> = [];

export const Newcomer = ({ answer, subject }: NewcomerProps) => {
  const panel = usePanel();
  const { session, changes, newId, api, t, errorText } = panel;
  const draft = newcomerDraft(session, `${session.key.value}/newcomer`);
  const { chosenPerson, edits } = draft.value;
  const isPage = subject.type === 'page';
  const isCompanyKnown = answer.company !== null;
  const participant = focusedParticipant(answer);
  const focus = participant?.email ?? '';
  // By what is known, not by answer: what was typed here stays when the same answer comes again.
  const knownHere = JSON.stringify(knownPeople(answer));
  const people = useMemo(() => {
    if (subject.type !== 'page') return [];
    return focus ? personOnPage(focus, subject) : newPeople(JSON.parse(knownHere) as KnownPeople, subject);
  }, [knownHere, focus, subject]);
  const found = useProposals({ answer, subject, people }, chosenPerson);
  const choices = answer.companyChoices ?? NO_CHOICES;
  const rows =
    found && editedRows(choices.length > 0 ? withoutCompany(found.rows) : found.rows, edits, chosenPerson);
  const [problem, setProblem] = useState('');
  const place = `${session.key.value}/header`;
  // What a rule keeps out is not logged with the one who is added.
  const isLogging =
    subject.type === 'mail' && subject.mode === 'read' && mailVerdict(subject, answer).state !== 'blocked';
  const change = changes.latest(place);
  const logChange = subject.type === 'mail' ? changes.latest(logPlace(subject)) : null;
  const phase = (isLogging ? logChange : change)?.state.value.phase;
  const isLogged = isLogging && answer.log !== null && answer.log.activityId !== null;
  const knownCompany =
    draft.value.taken ??
    (answer.company
      ? { id: answer.company.id, name: answer.company.name }
      : participant?.companyId
        ? { id: participant.companyId, name: participant.companyName }
        : chosenCompany(choices, draft.value.companyId, rows ?? []));
  const buttonText =
    isLogging && !isLogged
      ? 'newcomer.add_and_log'
      : subject.type !== 'page' || knownCompany
        ? 'newcomer.add'
        : people[chosenPerson]
          ? 'newcomer.add_both'
          : 'newcomer.add_company';
  const address = participant?.email ?? (subject.type === 'page' ? subject.url : '');

  const asked = askedMemory(session, place);
  const forget = () => {
    draft.value = UNTOUCHED;
    asked.value = NOTHING_ASKED;
  };
  const usedName =
    rows?.find(({ scope, field, isUsed }) => scope === 'person' && field === 'name' && isUsed)?.value ?? '';
  /** What would be made of the lines as they stand. */
  const planOf = (
    ids: () => string,
    envelope: typeof changes.envelope,
    custom: NonNullable<NewcomerInput['custom']> = {},
  ) => {
    if (!found || !rows) return null;
    const { capture } = found;
    return planNewcomer(
      {
        rows,
        // A page's person has the address among the lines that can be edited.
        email: isPage ? '' : focus,
        companyId: knownCompany?.id ?? null,
        domain: subject.type === 'page' ? subject.domain : capture.ownDomain(address),
        name: usedName ? capture.nameParts(usedName, focus) : { title: '', firstName: '', lastName: '' },
        toE164: capture.toE164,
        source:
          subject.type === 'page'
            ? subject.url.slice(0, 500)
            : subject.type === 'mail'
              ? 'mail-signature'
              : 'manual',
        newId: ids,
        custom,
      },
      envelope,
    );
  };
  const typed = typedRecords(planOf, knownCompany?.id ?? null);
  /** Of those that would be made. */
  const ownFields = {
    person: typed?.person ? askedFields(answer, 'person') : [],
    company: typed?.company ? askedFields(answer, 'company') : [],
  };
  const add = () => {
    const person = takeAsked(asked, ownFields.person);
    const company = takeAsked(asked, ownFields.company);
    if (!person || !company) return;
    const plan = planOf(newId, changes.envelope, { person: person.custom, company: company.custom });
    if (!plan || plan.mutations.length === 0) return;
    if (isLogging && !isLogged) {
      startLog(panel, {
        subject,
        answer,
        before: plan.mutations,
        links: [
          ...(plan.personId ? [{ type: 'person', id: plan.personId } as const] : []),
          ...(plan.companyId ? [{ type: 'company', id: plan.companyId } as const] : []),
        ],
        onSaved: forget,
      });
    } else {
      changes.save(place, usedName || address, plan.mutations, { onSaved: forget });
    }
  };

  const source = subject.type === 'page' ? subject.url.slice(0, 500) : 'mail';
  /** The address is added to somebody who is known: their other addresses are read first, so that none is lost. */
  const isSame = async (person: Pick<PersonMatch, 'id' | 'name'>) => {
    const known = await api.call('person', { params: { id: person.id } });
    setProblem(known.ok ? '' : errorText(known));
    if (!known.ok) return;
    const emails = [...known.value.emails, { email: address, label: '' }];
    changes.save(
      place,
      person.name,
      [changes.envelope('person.update', { id: person.id, set: { emails }, source })],
      { onSaved: forget },
    );
  };

  return (
    <NewcomerView
      heading={
        participant
          ? found?.capture.displayName(participant.name, participant.email) ||
            participant.name ||
            participant.email
          : subject.type === 'page'
            ? isCompanyKnown
              ? t('newcomer.on_page')
              : subject.siteName || subject.title || subject.domain
            : ''
      }
      address={isPage && isCompanyKnown && !participant ? '' : address}
      canBeNobody={!knownCompany}
      rows={rows}
      knownCompany={isPage && !participant && isCompanyKnown ? null : knownCompany}
      companyChoices={choices}
      onCompany={(companyId) => {
        draft.value = { ...draft.peek(), companyId };
      }}
      people={
        participant ? [] : people.map((person) => person.find(({ field }) => field === 'name')?.value ?? '')
      }
      chosenPerson={chosenPerson}
      own={{
        person: <AskedFields fields={ownFields.person} place={place} of={t('header.title')} />,
        company: <AskedFields fields={ownFields.company} place={place} of={t('company.title')} />,
      }}
      similar={answer.similar}
      live={
        <LiveSimilar
          typed={typed}
          isAsked={!isPage || edits.size > 0}
          shownIds={answer.similar.map(({ id }) => id)}
          canTake={({ type }) => (type === 'company' ? knownCompany === null : isEmailAddress(focus))}
          onTake={({ type, id, name }) => {
            if (type === 'company') draft.value = { ...draft.peek(), taken: { id, name } };
            else void isSame({ id, name });
          }}
        />
      }
      button={t(buttonText)}
      // After a failure the same change is tried again or given up; a second one could make everything twice.
      isBusy={phase === 'saving' || phase === 'undoing' || phase === 'failed'}
      change={<ChangeLine change={change} savedText={t('change.saved')} />}
      failure={
        <>
          {problem ? <p class="kp-bad">{problem}</p> : null}
          <ChangeFailure change={change} />
        </>
      }
      isAddable={rows === null || !makesNothing(rows, knownCompany !== null)}
      isSecondary={subject.type === 'mail' && isBulkMail(session, logPlace(subject)).value}
      onRow={(row, edit) => {
        draft.value = { ...draft.peek(), edits: withEdit(edits, row, chosenPerson, edit) };
      }}
      onPerson={(person) => {
        draft.value = { ...draft.peek(), chosenPerson: person };
      }}
      onOpenCompany={(company) => session.open({ company })}
      onAdd={add}
      onSame={(person) => void isSame(person)}
    />
  );
};
