import { useId } from 'react';

interface FileFieldProps {
  name: string;
  label: string;
  hint: string;
  /** As `accept` of HTML takes it. */
  accept: string;
}

/** The field itself is the place to drop a file on: so it needs no JavaScript, and shows the file's name. */
export function FileField({ name, label, hint, accept }: FileFieldProps) {
  const id = useId();
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <label htmlFor={id} className="text-std-16B-170">
        {label}
      </label>
      <p id={`${id}hint`} className="reading text-sub">
        {hint}
      </p>
      <input
        id={id}
        name={name}
        type="file"
        accept={accept}
        aria-describedby={`${id}hint`}
        className="w-full min-w-0 cursor-pointer rounded-12 border-2 border-dashed border-field bg-white px-4 py-6 text-sub file:mr-4 file:mb-1 file:min-h-11 file:cursor-pointer file:rounded-8 file:border file:border-solid file:border-brand file:bg-white file:px-4 file:font-700 file:text-brand"
      />
    </div>
  );
}
