/** How a form of the page is shown, whatever it changes. */
import { toPlainLines, toPlainText } from '../../report/render/plain-text';
import { formatTime } from '../../report/render/words';
import { type Editable, type Field, FORMS, type Values } from './forms';

/** What became of a form that was sent and not written. */
export interface Attempt {
  readonly thing: string;
  /** The revision that the next attempt changes. */
  readonly revision: number;
  /** What the fields show. */
  readonly values: Values;
  /** What the person had read of that revision. */
  readonly base: Values;
  /** Of fields that somebody else changed too: what they wrote. */
  readonly theirs: Values;
  /** Who that was, and when; null where nobody was faster. */
  readonly faster: Editable['written'];
  /** Sentences, by the names of fields. */
  readonly errors: Values;
  /** What is wrong with the whole, as a sentence; null where the fields say it. */
  readonly problem: string | null;
}

interface FormProps {
  readonly editable: Editable;
  readonly attempt: Attempt | null;
  /** Where the form is left without a change. */
  readonly back: string;
  /** What the form is about, as its name. */
  readonly label: string;
  /** Tells the same form sent twice from two forms. */
  readonly once: string;
}

/** Names of inputs: what is written, what had been read, and what somebody else wrote and is to be kept. */
export const INPUT = { written: 'f.', read: 'was.', theirs: 'theirs.' } as const;

/** Shows the fields of something, and what went wrong with them before. */
export function Form({ editable, attempt, back, label, once }: FormProps) {
  const { thing, kind, key, fields } = editable;
  const { revision, values } = attempt ?? editable;
  const base = attempt?.base ?? editable.values;
  return (
    <form method="post" class="edit controls" aria-label={label} autocomplete="off" novalidate>
      <Hidden name="thing" value={thing} />
      <Hidden name="revision" value={String(revision)} />
      {revision === 0 && <Hidden name="once" value={once} />}
      {attempt !== null && <Alert attempt={attempt} />}
      {fields.map((field) => (
        <FieldOf
          {...{ field, thing }}
          value={values[field.name] ?? ''}
          read={base[field.name] ?? ''}
          error={attempt?.errors[field.name]}
          theirs={attempt?.theirs[field.name]}
          isKept={key !== null && field.isFixed === true}
        />
      ))}
      <p class="send">
        <button type="submit" class="main" name="do" value="save">
          Save
        </button>
        <a href={back}>{attempt?.faster ? 'Keep theirs' : 'Cancel'}</a>
      </p>
      {revision > 0 && kind !== 'item' && kind !== 'step' && (
        <details>
          <summary>Delete this {FORMS[kind].noun}</summary>
          <button type="submit" name="do" value="withdraw">
            Delete it
          </button>
        </details>
      )}
    </form>
  );
}

/** A value that is sent and not shown. */
export const Hidden = ({ name, value }: { name: string; value: string }) => (
  <input type="hidden" name={name} value={value} />
);

function Alert({ attempt: { faster, problem, errors, theirs } }: { attempt: Attempt }) {
  const clashes = Object.keys(theirs).length;
  return (
    <div class="alert" role="alert" tabIndex={-1}>
      {faster !== null && (
        <p>
          <strong>Not saved: {toPlainText(faster.by)} changed this</strong> on {formatTime(faster.at)}, after
          you had read it.{' '}
          {clashes === 0
            ? 'You changed different fields: below are your words and theirs together.'
            : 'Below are your words, and beside them theirs where you both changed the same.'}{' '}
          Look, then save again.
        </p>
      )}
      {problem !== null && <p>{problem}</p>}
      {problem === null && faster === null && (
        <p>
          <strong>Not saved.</strong> {Object.values(errors).join(' ')}
        </p>
      )}
    </div>
  );
}

interface FieldProps {
  readonly field: Field;
  readonly thing: string;
  readonly value: string;
  readonly read: string;
  readonly error: string | undefined;
  readonly theirs: string | undefined;
  readonly isKept: boolean;
}

function FieldOf({ field, thing, value, read, error, theirs, isKept }: FieldProps) {
  const { name, label, hint, isRequired } = field;
  const id = `${thing}.${name}`;
  const described = [
    ...(error === undefined ? [] : [`${id}.error`]),
    ...(hint === undefined ? [] : [`${id}.hint`]),
    ...(theirs === undefined ? [] : [`${id}.theirs`]),
  ].join(' ');
  return (
    <div class={`field ${field.kind}`}>
      <label for={id}>
        {label}
        {isRequired && !isKept && <span class="sub"> (required)</span>}
      </label>
      <Hidden name={INPUT.read + name} value={read} />
      <Control
        field={field}
        value={value}
        attributes={{
          id,
          name: INPUT.written + name,
          ...(described !== '' && { 'aria-describedby': described }),
          ...(error !== undefined && { 'aria-invalid': true }),
          ...(isRequired && { required: true }),
        }}
        isKept={isKept}
      />
      {error !== undefined && (
        <p class="error" id={`${id}.error`}>
          {error}
        </p>
      )}
      {hint !== undefined && !isKept && (
        <p class="sub" id={`${id}.hint`}>
          {hint}
        </p>
      )}
      {theirs !== undefined && (
        <div class="theirs" id={`${id}.theirs`}>
          <p>They wrote: {theirs === '' ? <em>nothing</em> : <q>{toPlainLines(theirs)}</q>}</p>
          <label>
            <input type="checkbox" name={INPUT.theirs + name} value={theirs} /> Keep theirs here
          </label>
        </div>
      )}
    </div>
  );
}

interface ControlProps {
  readonly field: Field;
  readonly value: string;
  readonly attributes: Readonly<Record<string, string | boolean>>;
  readonly isKept: boolean;
}

function Control({
  field: { kind, options = [], isRequired, isPerson },
  value,
  attributes,
  isKept,
}: ControlProps) {
  if (isKept) return <input {...attributes} value={value} readOnly />;
  switch (kind) {
    case 'text':
    case 'pairs':
      return (
        // A line break right after the tag would be dropped.
        <textarea {...attributes} rows={kind === 'pairs' ? 3 : 2} maxLength={MOST_CHARACTERS}>
          {value.startsWith('\n') ? `\n${value}` : value}
        </textarea>
      );
    case 'choice':
      return (
        <select {...attributes}>
          {(isRequired !== true || value === '') && <option value="">–</option>}
          {options.map((option) => (
            <option value={option} selected={option === value}>
              {option}
            </option>
          ))}
        </select>
      );
    case 'day':
      return <input {...attributes} type="date" value={value} />;
    case 'number':
      return <input {...attributes} inputMode="decimal" value={value} />;
    case 'address':
      return <input {...attributes} inputMode="url" value={value} />;
    case 'line':
      return (
        <input
          {...attributes}
          type="text"
          value={value}
          maxLength={MOST_CHARACTERS}
          list={isPerson ? 'people' : undefined}
        />
      );
  }
}

/** What the API accepts of an action item; of other texts it accepts more. */
const MOST_CHARACTERS = 2_000;
