'use strict';

// Preloaded into the server, before Next. Each part listens to what Node itself tells of connections and requests, before
// anything else sees them.
module.require('./mark-peer.cjs');
module.require('./mend-address.cjs');
module.require('./limit-connections.cjs');

// lib/auth/require-door.ts lets nothing be served without this.
globalThis[Symbol.for('kigen.door')] = true;
