-- CreateTable
CREATE TABLE "Observation" (
    "endpointId" TEXT NOT NULL PRIMARY KEY,
    "facts" TEXT NOT NULL,
    "mark" TEXT NOT NULL,
    "wasReached" BOOLEAN NOT NULL,
    "storedAt" DATETIME NOT NULL,
    CONSTRAINT "Observation_endpointId_fkey" FOREIGN KEY ("endpointId") REFERENCES "Endpoint" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "EndpointAddress" (
    "address" TEXT NOT NULL,
    "endpointId" TEXT NOT NULL,

    PRIMARY KEY ("address", "endpointId"),
    CONSTRAINT "EndpointAddress_endpointId_fkey" FOREIGN KEY ("endpointId") REFERENCES "Endpoint" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "EndpointAddress_endpointId_idx" ON "EndpointAddress"("endpointId");

-- What was seen moves to its own table. Its mark is taken at the next look.
INSERT INTO "Observation" ("endpointId", "facts", "mark", "wasReached", "storedAt")
SELECT "id", "observation", '', coalesce("severity", '') NOT IN ('unreachable', 'inconclusive'), "checkedAt"
FROM "Endpoint" WHERE json_valid("observation") AND "checkedAt" IS NOT NULL;

INSERT OR IGNORE INTO "EndpointAddress" ("address", "endpointId")
SELECT seen.value ->> 'address', o."endpointId" FROM "Observation" AS o, json_each(o."facts", '$.addresses') AS seen;

-- In place: a table that others refer to is never made anew.
ALTER TABLE "Endpoint" DROP COLUMN "observation";
