export function TagNames({ names }: { names: readonly string[] }) {
  return (
    <ul className="mt-1 flex flex-wrap gap-1.5">
      {names.map((name) => (
        <li key={name} className="text-dns-14N-130 rounded-full border border-line px-2.5 py-0.5 text-sub">
          <bdi>{name}</bdi>
        </li>
      ))}
    </ul>
  );
}
