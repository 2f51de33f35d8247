'use client';

import { Fragment, useActionState, useId, useRef, type ReactNode } from 'react';
import { Button } from './ui/button';
import { FoldedFields } from './ui/folded-fields';
import { FormField, type Field } from './ui/form-field';
import { Notice } from './ui/notice';
import { useKeptSecrets } from './use-kept-secrets';

/** The answer of such a form. What was typed comes back, but for secrets. */
export interface FieldsResult {
  tone: 'calm' | 'good' | 'warning' | 'bad';
  message: string;
  /** The field that is wrong; null = the whole. */
  field: string | null;
  typed: Readonly<Record<string, string>>;
  turn: number;
}

export interface FieldGroup {
  title: string;
  /** What is set, in a few words. */
  summary: string;
  names: readonly string[];
}

interface FieldsFormProps {
  action: (previous: FieldsResult | null, form: FormData) => Promise<FieldsResult | null>;
  fields: readonly Field[];
  submit: string;
  pending: string;
  variant?: 'primary' | 'secondary' | 'danger';
  /** What was typed stays in the fields after a refusal, secrets too: in the browser, never by way of the server. */
  keepsTyped?: boolean;
  /** Fields that stand folded away, each group with what is set in it. Those of no group stand open. */
  groups?: readonly FieldGroup[];
  /** Hidden fields, and choices of other kinds. */
  children?: ReactNode;
}

/** A form of labelled fields that says what is wrong where it is wrong. Works without JavaScript. */
export function FieldsForm(props: FieldsFormProps) {
  const { action, fields, submit, pending, variant = 'primary', keepsTyped = false, groups = [], children } = props;
  const [result, send, isPending] = useActionState(action, null);
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const rememberSecrets = useKeptSecrets({ isOn: keepsTyped, form, fields, result });
  const wrong = fields.some(({ name }) => name === result?.field) ? result?.field : null;
  const typed = result && Object.keys(result.typed).length > 0 ? result.typed : null;
  const draw = (field: Field) => (
    <FormField
      key={field.name}
      field={field}
      id={`${id}${field.name}`}
      typed={typed}
      fault={field.name === wrong ? `${id}answer` : null}
    />
  );
  const isFolded = ({ name }: Field) => groups.some(({ names }) => names.includes(name));
  return (
    <form
      ref={form}
      action={send}
      className="grid grid-cols-[minmax(0,1fr)] gap-5"
      onSubmit={(event) => {
        if (isPending) event.preventDefault();
        else rememberSecrets(event.currentTarget);
      }}
    >
      {/* Another answer is other fields: choices that were sent go back to what they began with. */}
      <Fragment key={result?.turn ?? 0}>
        {fields.filter((field) => !isFolded(field)).map(draw)}
        {groups.map((group) => (
          <FoldedFields key={group.title} group={group} isOpen={group.names.some((name) => name === wrong)}>
            {fields.filter(({ name }) => group.names.includes(name)).map(draw)}
          </FoldedFields>
        ))}
      </Fragment>
      {children}
      <div>
        <Button variant={variant} aria-disabled={isPending}>
          {isPending ? pending : submit}
        </Button>
      </div>
      <div id={`${id}answer`} aria-live="polite" className="reading empty:hidden">
        {result && !isPending ? (
          <Notice key={result.turn} tone={result.tone}>
            <p>{result.message}</p>
          </Notice>
        ) : null}
      </div>
    </form>
  );
}
