/** @typedef {keyof typeof faults} FaultName */
/** @typedef {'en' | 'ja'} Language */

/** What went wrong and what to do next, in one sentence. `again` is the command to run again, "npm start". */
const faults = {
  'bad-port': {
    en: ({ got }) => `PORT is "${got}", but it must be a whole number from 1 to 65535, as in: PORT=3000 npm start`,
    ja: ({ got }) => `PORT が「${got}」になっています。1〜65535 の整数にしてください(例: PORT=3000 npm start)。`,
  },
  'bad-host': {
    en: ({ got }) =>
      `HOST is "${got}", which is not an address of this machine: leave HOST out, or set it to 127.0.0.1 (only this machine) or, with KIGEN_BASE_URL, to 0.0.0.0 (every network).`,
    ja: ({ got }) =>
      `HOST が「${got}」になっていますが、この機械のアドレスではありません。HOST を消すか、127.0.0.1(この機械だけ)にするか、KIGEN_BASE_URL と合わせて 0.0.0.0(すべてのネットワーク)にしてください。`,
  },
  'base-url-missing': {
    en: ({ got }) =>
      `HOST is "${got}", so others could reach Kigen, but not under which address: set KIGEN_BASE_URL to the one that browsers will use, as in KIGEN_BASE_URL=https://kigen.example.jp, or leave HOST out.`,
    ja: ({ got }) =>
      `HOST が「${got}」なので、ほかの機械からも届きますが、どのアドレスで開くのかがわかりません。ブラウザーで開くアドレスを KIGEN_BASE_URL に書くか(例: KIGEN_BASE_URL=https://kigen.example.jp)、HOST を消してください。`,
  },
  'port-taken': {
    en: ({ port, other }) =>
      `Port ${port} is used by another program: stop that one, or choose another port, as in: PORT=${other} npm start`,
    ja: ({ port, other }) =>
      `ポート ${port} は別のプログラムが使っています。それを終了するか、別のポートを指定してください(例: PORT=${other} npm start)。`,
  },
  'port-is-kigen': {
    en: ({ url, other }) =>
      `Kigen already runs at ${url}: open that address, or stop it first with Ctrl-C where it was started (a second one needs a port of its own, as in: PORT=${other} npm start).`,
    ja: ({ url, other }) =>
      `Kigen はすでに ${url} で動いています。そのアドレスを開くか、起動した画面で Ctrl-C を押して止めてください(二つ目を動かすときは別のポートで: PORT=${other} npm start)。`,
  },
  'port-forbidden': {
    en: ({ port }) =>
      `This user may not open port ${port}: choose one from 1024 up, as in: PORT=3000 npm start, and put a web server in front for port 80 or 443.`,
    ja: ({ port }) =>
      `このユーザーではポート ${port} を使えません。1024 以上を指定し(例: PORT=3000 npm start)、80 番や 443 番は手前のウェブサーバーで受けてください。`,
  },
  'port-reserved': {
    en: ({ port }) => `Browsers refuse to open port ${port}: choose another one, as in: PORT=3000 npm start`,
    ja: ({ port }) =>
      `ポート ${port} はブラウザーが開くことを拒みます。別のポートを指定してください(例: PORT=3000 npm start)。`,
  },
  'data-folder': {
    en: ({ folder, reason }) =>
      `The data folder ${folder} cannot be written to (${reason}): let this user write there, or set KIGEN_DATA_DIR to another folder.`,
    ja: ({ folder, reason }) =>
      `データフォルダー ${folder} に書き込めません(${reason})。書き込みを許可するか、KIGEN_DATA_DIR で別のフォルダーを指定してください。`,
  },
  'own-folder': {
    en: ({ folder, reason, again }) =>
      `Kigen's own folder ${folder} cannot be written to (${reason}): let this user write there and run ${again} again.`,
    ja: ({ folder, reason, again }) =>
      `Kigen のフォルダー ${folder} に書き込めません(${reason})。書き込みを許可して、もう一度 ${again} を実行してください。`,
  },
  'bad-setting': {
    en: ({ sentence, again }) => `${sentence} Put it right and run ${again} again.`,
    ja: ({ sentence, again }) => `設定に誤りがあります。直してから、もう一度 ${again} を実行してください: ${sentence}`,
  },
  'npm-missing': {
    en: ({ again }) =>
      `npm was not found: install Node.js together with npm from https://nodejs.org/ and run ${again} again.`,
    ja: ({ again }) =>
      `npm が見つかりません。https://nodejs.org/ から npm 付きの Node.js を入れて、もう一度 ${again} を実行してください。`,
  },
  'packages-unreachable': {
    en: ({ again }) =>
      `The packages could not be fetched from the npm registry: check this machine's internet connection (or npm's proxy settings) and run ${again} again.`,
    ja: ({ again }) =>
      `npm からパッケージを取得できません。インターネット接続(または npm のプロキシ設定)を確かめて、もう一度 ${again} を実行してください。`,
  },
  'compiler-missing': {
    en: ({ again }) =>
      `The database driver (better-sqlite3) must be compiled on this machine and could not be: install Python 3, make and a C++ compiler (Debian and Ubuntu: apt-get install python3 make g++) and run ${again} again.`,
    ja: ({ again }) =>
      `データベースの部品(better-sqlite3)をこの機械でコンパイルできませんでした。Python 3、make、C++ コンパイラーを入れて(Debian・Ubuntu: apt-get install python3 make g++)、もう一度 ${again} を実行してください。`,
  },
  'headers-unreachable': {
    en: ({ again }) =>
      `The database driver (better-sqlite3) must be compiled here and Node.js's header files could not be fetched: check the internet connection, or put them in place (Debian's nodejs: apt-get install libnode-dev and npm_config_nodedir=/usr), and run ${again} again.`,
    ja: ({ again }) =>
      `データベースの部品(better-sqlite3)のコンパイルに必要な Node.js のヘッダーを取得できません。インターネット接続を確かめるか、ヘッダーを用意して(Debian の nodejs: apt-get install libnode-dev と npm_config_nodedir=/usr)、もう一度 ${again} を実行してください。`,
  },
  'lock-mismatch': {
    en: ({ again }) =>
      `package.json and package-lock.json do not belong together: take both from the same version (git checkout), or run npm install, and run ${again} again.`,
    ja: ({ again }) =>
      `package.json と package-lock.json の内容が合っていません。同じ版のものに戻すか(git checkout)、npm install を実行してから、もう一度 ${again} を実行してください。`,
  },
  'disk-full': {
    en: ({ again }) => `The disk is full: free about 2 GB and run ${again} again.`,
    ja: ({ again }) => `ディスクの空きがありません。2 GB ほど空けて、もう一度 ${again} を実行してください。`,
  },
  'out-of-memory': {
    en: ({ again }) =>
      `The system ended the work for want of memory: free about 1 GB, or add swap, and run ${again} again.`,
    ja: ({ again }) =>
      `メモリーが足りず、処理が打ち切られました。1 GB ほど空けるかスワップを足して、もう一度 ${again} を実行してください。`,
  },
  'install-failed': {
    en: ({ again }) =>
      `The packages could not be installed: see the end of the log for npm's reason and run ${again} again.`,
    ja: ({ again }) =>
      `パッケージを入れられませんでした。ログの終わりにある npm の説明を確かめて、もう一度 ${again} を実行してください。`,
  },
  'generate-failed': {
    en: ({ again }) =>
      `The database client could not be generated: see the log for what is wrong in prisma/schema.prisma, put it right and run ${again} again.`,
    ja: ({ again }) =>
      `データベースのクライアントを生成できませんでした。prisma/schema.prisma のどこに誤りがあるかをログで確かめ、直してから、もう一度 ${again} を実行してください。`,
  },
  'build-failed': {
    en: ({ again }) =>
      `The build failed: put the first error in the log right (or go back to the last version that worked) and run ${again} again.`,
    ja: ({ again }) =>
      `ビルドに失敗しました。ログの最初のエラーを直すか、動いていた版に戻して、もう一度 ${again} を実行してください。`,
  },
  'folder-in-use': {
    en: ({ url, again }) =>
      `A Kigen started from this folder runs at ${url}, and what it runs on would be replaced: stop it with Ctrl-C where it was started and run ${again} again.`,
    ja: ({ url, again }) =>
      `このフォルダーの Kigen が ${url} で動いている間は、作り直せません。起動した画面で Ctrl-C を押して止めてから、もう一度 ${again} を実行してください。`,
  },
  database: {
    en: ({ sentence }) => String(sentence),
    ja: ({ sentence }) => `データベースを使えません: ${sentence}`,
  },
  'server-ended': {
    en: ({ again }) => `The server ended by itself: see the end of the log for the reason and run ${again} again.`,
    ja: ({ again }) =>
      `サーバーが終了してしまいました。ログの終わりで理由を確かめて、もう一度 ${again} を実行してください。`,
  },
  'server-stopped': {
    en: ({ how, again }) => `The server stopped by itself (${how}): see its last lines above and run ${again} again.`,
    ja: ({ how, again }) =>
      `サーバーが止まってしまいました(${how})。上の表示で理由を確かめて、もう一度 ${again} を実行してください。`,
  },
  'worker-stopped': {
    en: ({ how, again }) => `The watch stopped by itself (${how}): see its last lines above and run ${again} again.`,
    ja: ({ how, again }) =>
      `見守りが止まってしまいました(${how})。上の表示で理由を確かめて、もう一度 ${again} を実行してください。`,
  },
  'server-not-ready': {
    en: ({ url, again }) =>
      `The server runs but says that it is not ready (${url}/api/health): see the end of the log for the reason and run ${again} again.`,
    ja: ({ url, again }) =>
      `サーバーは動きましたが、準備ができていないと答えています(${url}/api/health)。ログの終わりで理由を確かめて、もう一度 ${again} を実行してください。`,
  },
  'server-silent': {
    en: ({ seconds, again }) =>
      `The server did not answer within ${seconds} seconds: see the log for the reason, or whether the machine is very busy, and run ${again} again.`,
    ja: ({ seconds, again }) =>
      `サーバーが ${seconds} 秒たっても応答しません。ログで理由を確かめるか、機械が混み合っていないかを見て、もう一度 ${again} を実行してください。`,
  },
  'chromium-missing': {
    en: ({ again }) =>
      `No Chromium was found and none could be installed: install one (Debian: apt-get install chromium), or name it with KIGEN_CHROMIUM=/path/to/chromium, and run ${again} again.`,
    ja: ({ again }) =>
      `Chromium が見つからず、入れることもできませんでした。入れるか(Debian: apt-get install chromium)、KIGEN_CHROMIUM=/path/to/chromium で場所を指定して、もう一度 ${again} を実行してください。`,
  },
};

/** What a stage is called and what it reports. */
const phrases = {
  node: { en: 'Node.js', ja: 'Node.js' },
  settings: { en: 'settings', ja: '設定' },
  packages: { en: 'packages', ja: 'パッケージ' },
  client: { en: 'database client', ja: 'DB クライアント' },
  build: { en: 'build', ja: 'ビルド' },
  database: { en: 'database', ja: 'データベース' },
  server: { en: 'server', ja: 'サーバー' },
  'demo-sites': { en: 'sites to practise with', ja: '練習用のサイト' },
  browser: { en: 'browser', ja: 'ブラウザー' },
  acme: { en: 'ACME server', ja: 'ACME サーバー' },
  supply: { en: 'known faults, licences', ja: '既知の弱点、ライセンス' },
  format: { en: 'format', ja: '書式' },
  lint: { en: 'lint', ja: 'lint' },
  types: { en: 'types', ja: '型' },
  unit: { en: 'unit tests', ja: '単体テスト' },
  e2e: { en: 'end-to-end tests', ja: 'E2E テスト' },
  'node-24': { en: 'unit tests, Node.js 24', ja: '単体テスト(Node.js 24)' },

  'up to date': { en: () => 'up to date', ja: () => '変更なし' },
  installing: { en: () => 'installing, one to three minutes …', ja: () => '取得しています(1〜3分)…' },
  installed: { en: ({ count }) => `installed ${count}`, ja: ({ count }) => `${count} 個を入れました` },
  rebuilt: { en: () => 'driver rebuilt for this Node.js', ja: () => 'この Node.js に合わせて作り直しました' },
  generating: { en: () => 'generating …', ja: () => '生成しています…' },
  generated: { en: () => 'generated', ja: () => '生成しました' },
  building: { en: () => 'building, about half a minute …', ja: () => 'ビルドしています(30 秒ほど)…' },
  built: { en: () => 'built', ja: () => 'ビルドしました' },
  migrated: { en: ({ count }) => `${count} updates applied`, ja: ({ count }) => `${count} 件の更新を適用しました` },
  'new database': {
    en: ({ folder }) => `a new one was made in ${folder}`,
    ja: ({ folder }) => `新しく作りました(${folder})`,
  },
  using: {
    en: ({ port, folder }) => `port ${port} is free, data in ${folder}`,
    ja: ({ port, folder }) => `ポート ${port}、データは ${folder}`,
  },
  waiting: {
    en: ({ command }) => `waiting for "${command}", which is at work in this folder …`,
    ja: ({ command }) => `このフォルダーで実行中の「${command}」を待っています…`,
  },
  'no pebble': {
    en: () => 'no pebble here: new certificates come from a root made on the spot',
    ja: () => 'pebble がないため、新しい証明書はその場で作った認証局から出します',
  },
  'not run': { en: () => 'not run', ja: () => '実行せず' },
  counts: {
    en: ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`,
    ja: ({ passed, failed, skipped }) => `成功 ${passed}、失敗 ${failed}、省略 ${skipped}`,
  },
  ready: { en: ({ url }) => `Kigen is ready: ${url}`, ja: ({ url }) => `準備ができました: ${url}` },
  'demo sites': { en: ({ count }) => `${count}, in every state`, ja: ({ count }) => `${count} 件(状態はさまざま)` },
  'demo ready': {
    en: ({ url, email, password, panel }) =>
      `
The dashboard:      ${url}
                    e-mail ${email}, password ${password}
The practice panel: ${panel}
                    what the panel changes takes seconds here instead of minutes

Everything is on this computer and goes away with Ctrl-C.`,
    ja: ({ url, email, password, panel }) =>
      `
ダッシュボード: ${url}
                メールアドレス ${email}、パスワード ${password}
練習用パネル:   ${panel}
                本物では十数分かかる変更が、ここでは数十秒で終わります

すべてこのコンピューターの中だけで動いていて、Ctrl-C で消えます。`,
  },
  'demo ended': {
    en: () => 'The demo is over; nothing is left of it.',
    ja: () => 'デモを終えました。何も残っていません。',
  },
  interrupted: {
    en: ({ again }) => `Stopped before everything was ready; nothing is broken: run ${again} again to go on.`,
    ja: ({ again }) => `準備の途中で止めました。もう一度 ${again} を実行すれば、続きから始まります。`,
  },
  stopped: { en: () => 'Stopped.', ja: () => '停止しました。' },
  watching: {
    en: () => 'Watching. Ctrl-C stops it.',
    ja: () => '見守っています。Ctrl-C で止まります。',
  },
  'worker crashed': {
    en: ({ how }) => `The watch crashed (${how}) and is started again.`,
    ja: ({ how }) => `見守りが異常終了しました(${how})。もう一度始めます。`,
  },
  crashed: {
    en: ({ how }) => `The server crashed (${how}) and is started again.`,
    ja: ({ how }) => `サーバーが異常終了しました(${how})。もう一度起動します。`,
  },
  details: { en: ({ file }) => `Details: ${file}`, ja: ({ file }) => `詳しいログ: ${file}` },
  bug: {
    en: ({ message }) => `This should not have happened: ${message}.`,
    ja: ({ message }) => `想定していない問題が起きました: ${message}`,
  },
};

/**
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {Language} the terminal's own, as POSIX names it (LC_ALL before LC_MESSAGES before LANG)
 */
export function pickLanguage(env) {
  return /^ja/.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'ja' : 'en';
}

/**
 * @param {import('./fault.mjs').Fault} fault
 * @param {Language} language
 * @param {string} again the command to run again
 */
export function sayFault(fault, language, again) {
  return faults[fault.fault][language]({ ...fault.values, again });
}

/**
 * @param {keyof typeof phrases} phrase
 * @param {Language} language
 * @param {Record<string, string | number>} [values]
 */
export function say(phrase, language, values = {}) {
  const words = phrases[phrase][language];
  return typeof words === 'string' ? words : words(values);
}

export const faultNames = Object.keys(faults);
export const phraseNames = Object.keys(phrases);
