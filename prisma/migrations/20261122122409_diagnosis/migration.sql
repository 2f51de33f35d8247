-- AlterTable
ALTER TABLE "Site" ADD COLUMN "diagnosisAnswers" TEXT;

-- CreateTable
CREATE TABLE "Diagnosis" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "siteId" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "startedBy" TEXT NOT NULL,
    "endedAt" DATETIME,
    "verdict" TEXT,
    "report" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Diagnosis_siteId_fkey" FOREIGN KEY ("siteId") REFERENCES "Site" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Diagnosis_siteId_startedAt_idx" ON "Diagnosis"("siteId", "startedAt");
