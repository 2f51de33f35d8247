-- AlterTable
ALTER TABLE "Channel" ADD COLUMN "notBefore" DATETIME;

-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN "openTo" TEXT;
