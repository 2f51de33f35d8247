'use client';

import { ErrorView } from '@/components/error-view';

export default ErrorView;
