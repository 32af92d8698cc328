/** Steps, questions, load tests and waivers on the page. */

import type { Colour } from '../../model/ceiling';
import { CHECKLIST_PARTS, PHASES } from '../../model/workbook';
import { Status } from '../../report/render/html/table';
import { formatTime } from '../../report/render/words';
import { COLOUR_OF_STATE, WORD_OF_STATE } from '../steps';
import type { EventPage, PageQuestion, PageStep } from './document';
import { Hidden, INPUT } from './form';
import { thingOf } from './forms';
import type { Shown } from './shown';
import { Add, Facts, recordedBy, Saved, Thing } from './thing';

/** The 25 steps in their phases. */
export const Steps = (shown: Shown) => (
  <section id="steps">
    <h2>Steps</h2>
    <p class="quiet">
      What the plan or a run can show is done as long as they show it. Of the others, people say that they are
      done.
    </p>
    {PHASES.map((phase) => (
      <>
        <h3>{phase}</h3>
        <ul class="things">
          {shown.page.steps
            .filter((step) => step.phase === phase)
            .map((step) => (
              <StepOf shown={shown} step={step} />
            ))}
        </ul>
      </>
    ))}
  </section>
);

function StepOf({ shown, step }: { shown: Shown; step: PageStep }) {
  const { step: number, title, due, owner, state, evidence, doneOn, remarks, record } = step;
  const thing = thingOf('step', String(number));
  return (
    <Thing
      {...{ shown, thing }}
      name={`step ${number}, ${title}`}
      colour={COLOUR_OF_STATE[state]}
      word={WORD_OF_STATE[state]}
      title={`${number}. ${title}`}
      acts={evidence === null && <Tick shown={shown} step={step} />}
    >
      <Facts
        of={[
          `due ${formatTime(due)}`,
          owner ?? 'nobody does it',
          doneOn !== null && `done on ${formatTime(doneOn)}, as people say`,
          record !== null && recordedBy(record),
        ]}
      />
      {evidence !== null && <p class="sub">{evidence}</p>}
      {remarks !== null && <p>{remarks}</p>}
    </Thing>
  );
}

/** A button that says that a step is done today, or takes that back. */
function Tick({ shown: { page }, step: { step, title, doneOn, record } }: { shown: Shown; step: PageStep }) {
  return (
    <form method="post" autocomplete="off">
      <Hidden name="thing" value={thingOf('step', String(step))} />
      <Hidden name="revision" value={String(record?.revision ?? 0)} />
      <Hidden name={`${INPUT.read}doneOn`} value={doneOn ?? ''} />
      <Hidden name={`${INPUT.written}doneOn`} value={doneOn === null ? page.today : ''} />
      <button type="submit" name="do" value="save">
        {doneOn === null ? 'Done today' : 'Not done'}
        <span class="sr">
          : step {step}, {title}
        </span>
      </button>
    </form>
  );
}

/** The questions of the checklist, with what people say beside what the accounts show. */
export const Questions = (shown: Shown) => (
  <section id="questions">
    <h2>Questions</h2>
    <p class="quiet">What people answer, and what the latest run shows of it.</p>
    {CHECKLIST_PARTS.map((part) => (
      <>
        <h3>{part}</h3>
        <ul class="things">
          {shown.page.questions
            .filter((one) => one.part === part)
            .map((question) => (
              <QuestionOf {...{ shown, question }} />
            ))}
        </ul>
      </>
    ))}
  </section>
);

function QuestionOf({
  shown,
  question: { id, question, record, shown: seen },
}: {
  shown: Shown;
  question: PageQuestion;
}) {
  const value = record?.value;
  return (
    <Thing
      shown={shown}
      thing={thingOf('answer', id)}
      name={`“${question}”`}
      colour={value === undefined ? 'yellow' : (value.status ?? 'grey')}
      word={value === undefined ? 'open' : (value.status ?? 'answered')}
      title={question}
      change={record === null ? 'Answer' : 'Change'}
    >
      {value !== undefined && <p>{value.answer}</p>}
      {record !== null && value !== undefined && (
        <Facts
          of={[
            value.answeredBy !== undefined && `answered by ${value.answeredBy}`,
            value.answeredOn !== undefined && `on ${formatTime(value.answeredOn)}`,
            recordedBy(record),
          ]}
        />
      )}
      <p class="sub">
        The accounts: {seen.colour !== undefined && <Status colour={seen.colour} word={seen.colour} />}{' '}
        {seen.text}
      </p>
    </Thing>
  );
}

type LoadTestResult = EventPage['loadTests'][number]['value']['result'];

const COLOUR_OF_RESULT: Readonly<Record<LoadTestResult, Colour>> = {
  passed: 'green',
  unsatisfactory: 'yellow',
  failed: 'red',
  planned: 'grey',
};

/** Load tests, made or planned. */
export const LoadTests = (shown: Shown) => (
  <section id="tests">
    <h2>Load tests</h2>
    <Saved shown={shown} at="tests" />
    {shown.page.loadTests.length === 0 && <p class="quiet">None is recorded.</p>}
    <ul class="things">
      {shown.page.loadTests.map((test) => {
        const { name, on, result, reachedMultiplier, reachedRequestsPerSecond, report, notes } = test.value;
        return (
          <Thing
            shown={shown}
            thing={thingOf('test', test.key)}
            name={`load test ${name} of ${on}`}
            colour={COLOUR_OF_RESULT[result]}
            word={result}
            title={name}
          >
            <Facts
              of={[
                formatTime(on),
                reachedMultiplier !== undefined && `reached ${reachedMultiplier}×`,
                reachedRequestsPerSecond !== undefined && `${reachedRequestsPerSecond} requests/s`,
                recordedBy(test),
              ]}
            />
            {test.value.requestsPerSecondPerInstance.map(({ autoScalingGroup, value }) => (
              <p class="sub">
                {autoScalingGroup}: {value} requests/s of one instance
              </p>
            ))}
            {notes !== undefined && <p>{notes}</p>}
            {report !== undefined && (
              <p>
                <Address href={report} />
              </p>
            )}
          </Thing>
        );
      })}
    </ul>
    <Add shown={shown} kind="test" words="Record a load test" />
  </section>
);

/** An address of people's: a link only where it leads to a page. */
function Address({ href }: { href: string }) {
  if (!/^https?:\/\//.test(href)) return href;
  return (
    <a href={href} rel="noopener noreferrer">
      {href}
    </a>
  );
}

/** Risks that somebody accepts. */
export const Waivers = (shown: Shown) => (
  <section id="waivers">
    <h2>Accepted risks</h2>
    <Saved shown={shown} at="waivers" />
    <p class="quiet">
      A waiver accepts findings until a day. The next run shows them as accepted; they still count in the
      arithmetic.
    </p>
    <ul class="things">
      {shown.page.waivers.map((waiver) => {
        const { finding, account, region, resource, reason, owner, expires } = waiver.value;
        const isOver = expires < shown.page.today;
        return (
          <Thing
            shown={shown}
            thing={thingOf('waiver', waiver.key)}
            name={`the waiver of ${finding}`}
            colour={waiver.holds ? 'grey' : 'red'}
            word={waiver.holds ? 'accepted' : isOver ? 'expired' : 'too short'}
            title={[finding, resource].filter(Boolean).join(' of ')}
          >
            <p>{reason}</p>
            <Facts
              of={[
                `accepted by ${owner}`,
                `until ${formatTime(expires)}`,
                !waiver.holds && 'which is before the event is over',
                account,
                region,
                recordedBy(waiver),
              ]}
            />
          </Thing>
        );
      })}
    </ul>
    <Add shown={shown} kind="waiver" words="Accept a risk" />
  </section>
);
