/** One row of the page: what it is, how far it is, and its form while that is open. */
import type { ComponentChildren } from 'preact';
import type { Colour } from '../../model/ceiling';
import { Status } from '../../report/render/html/table';
import { formatTime } from '../../report/render/words';
import type { Recorded } from './document';
import { Form } from './form';
import { type FormKind, findEditable, newThing } from './forms';
import type { Shown } from './shown';
import { addressOf } from './view';

interface ThingProps {
  readonly shown: Shown;
  /** Id of the element. */
  readonly thing: string;
  /** What it is called where it is changed: `step 5`. */
  readonly name: string;
  readonly colour: Colour;
  readonly word: string;
  readonly title: ComponentChildren;
  /** What the row has to choose it by, before its status. */
  readonly before?: ComponentChildren;
  /** What can be done besides changing it. */
  readonly acts?: ComponentChildren;
  /** What the link says that opens the form; by default that it is changed. */
  readonly change?: string;
  /** What is shown while it is open, besides its form. */
  readonly opened?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** Shows a row. Its form is open if the view says so, or if it was sent and not written. */
export function Thing({
  shown,
  thing,
  name,
  colour,
  word,
  title,
  before,
  acts,
  change,
  opened,
  children,
}: ThingProps) {
  const { view, work } = shown;
  const isOpen = view.open === thing || work?.attempt?.thing === thing;
  return (
    <li class={isOpen ? 'thing open' : 'thing'} id={thing}>
      <Status colour={colour} word={word} />
      <div class="what">
        <p class="title">
          {before}
          {title}
        </p>
        {children}
        <Saved shown={shown} at={thing} />
      </div>
      {work !== null && (
        <div class="acts controls">
          {acts}
          {!isOpen && (
            <a class="open" href={addressOf({ ...view, open: thing }, thing)}>
              {change ?? 'Change'}
              <span class="sr"> {name}</span>
            </a>
          )}
        </div>
      )}
      {isOpen && opened}
      {isOpen && work !== null && <OpenForm shown={shown} thing={thing} label={`Change ${name}`} />}
    </li>
  );
}

interface OpenFormProps {
  readonly shown: Shown;
  readonly thing: string;
  readonly label: string;
}

function OpenForm({ shown: { raw, view, work }, thing, label }: OpenFormProps) {
  const editable = findEditable(raw, thing, work?.initial);
  if (editable === null) return null;
  const attempt = work?.attempt?.thing === thing ? work.attempt : null;
  return (
    <Form
      {...{ editable, attempt, label }}
      once={work?.once ?? ''}
      back={addressOf({ ...view, open: undefined }, thing)}
    />
  );
}

/** Opens the form of something new, or shows it. */
export function Add({ shown, kind, words }: { shown: Shown; kind: FormKind; words: string }) {
  const { view, work } = shown;
  if (work === null) return null;
  const thing = newThing(kind);
  const isOpen = view.open === thing || work.attempt?.thing === thing;
  return (
    <div class="add controls" id={thing}>
      {isOpen ? (
        <>
          <h3>{words}</h3>
          <OpenForm shown={shown} thing={thing} label={words} />
        </>
      ) : (
        <a class="button open" href={addressOf({ ...view, open: thing }, thing)}>
          {words}
        </a>
      )}
    </div>
  );
}

/** Says at an element or a part of the page that what was done there is written. */
export const Saved = ({ shown: { work }, at }: { shown: Shown; at: string }) =>
  work?.saved === at ? <p class="saved">Saved.</p> : null;

/** Facts in one line, without those that there are none of. */
export const Facts = ({ of }: { of: readonly (string | null | undefined | false)[] }) => (
  <p class="sub">{of.filter(Boolean).join(' · ')}</p>
);

/** Who recorded something, and when. */
export const recordedBy = ({ by, at }: Pick<Recorded<unknown>, 'by' | 'at'>): string =>
  `recorded by ${by} on ${formatTime(at)}`;
