-- AlterTable
ALTER TABLE "Recovery" ADD COLUMN "practice" TEXT;
