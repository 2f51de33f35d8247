'use strict';

import('./setup/command.mjs').then(({ runCommandLine }) => runCommandLine(process.argv.slice(2)));
