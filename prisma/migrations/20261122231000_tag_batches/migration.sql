-- CreateTable
CREATE TABLE "TagBatch" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    "change" TEXT NOT NULL,
    "tag" TEXT NOT NULL,
    "siteIds" TEXT NOT NULL,
    "same" INTEGER NOT NULL,
    "full" INTEGER NOT NULL,
    "undoneAt" DATETIME
);

-- CreateIndex
CREATE INDEX "TagBatch_at_idx" ON "TagBatch"("at");
