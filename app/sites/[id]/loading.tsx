import { Loading } from '@/components/loading';

export default Loading;
