const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];
const libraries = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' };

/**
 * Adds an entry for each optional package that another entry names and the lock file lacks.
 *
 * @param {{ packages: Record<string, any> }} lock the content of package-lock.json, lockfileVersion 3
 * @returns {{ lock: object, added: string[] }} a new content, and the places that were added
 */
export function completeLock(lock) {
  const packages = { ...lock.packages };
  const added = [];
  for (const [place, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const isExact = /^\d+\.\d+\.\d+/.test(version);
      if (!isExact || findPlace(packages, place, name) !== null) continue;
      packages[`node_modules/${name}`] = describePackage(name, version, entry);
      added.push(`node_modules/${name}`);
    }
  }
  const sorted = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { lock: { ...lock, packages: sorted }, added };
}

/** Where Node would find a package that is asked for from `place`. */
function findPlace(packages, place, name) {
  for (let from = place; ; from = from.slice(0, Math.max(0, from.lastIndexOf('node_modules/') - 1))) {
    const candidate = from === '' ? `node_modules/${name}` : `${from}/node_modules/${name}`;
    if (packages[candidate]) return candidate;
    if (from === '') return null;
  }
}

/** The platform is part of the name, by the habit of all who publish such packages: "@next/swc-linux-x64-gnu". */
function describePackage(name, version, parent) {
  const parts = name.split(/[/-]/);
  const os = systems.filter((system) => parts.includes(system));
  const cpu = processors.filter((processor) => parts.includes(processor));
  const libc = Object.keys(libraries)
    .filter((library) => parts.includes(library))
    .map((library) => libraries[library]);
  if (cpu.length === 0)
    throw new Error(`No platform in the name of ${name}: it cannot be described without the registry.`);
  return {
    version,
    cpu,
    ...(parent.dev ? { dev: true } : {}),
    ...(parent.devOptional ? { devOptional: true } : {}),
    ...(libc.length > 0 ? { libc } : {}),
    optional: true,
    ...(os.length > 0 ? { os } : {}),
  };
}
