import { useId } from 'react';

interface PastedTextProps {
  name: string;
  label: string;
  hint: string;
  value: string;
  /** For tables and code: equal widths, lines are not broken, and nothing is written with a capital of its own. */
  isTable?: boolean;
}

/** A large field for a text that comes from elsewhere. */
export function PastedText({ name, label, hint, value, isTable = false }: PastedTextProps) {
  const id = useId();
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <label htmlFor={id} className="text-std-16B-170">
        {label}
      </label>
      <p id={`${id}hint`} className="reading text-sub">
        {hint}
      </p>
      <textarea
        id={id}
        name={name}
        rows={8}
        wrap={isTable ? 'off' : undefined}
        defaultValue={value}
        aria-describedby={`${id}hint`}
        autoCapitalize={isTable ? 'none' : undefined}
        autoComplete="off"
        spellCheck={false}
        className={`w-full rounded-8 border border-field bg-white px-3 py-2 ${isTable ? 'font-mono' : ''}`}
      />
    </div>
  );
}
