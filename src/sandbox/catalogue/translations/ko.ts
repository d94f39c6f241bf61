import type { Translation } from './translation.ts'

/** The catalogue in Korean. */
export const KOREAN: Translation = {
  libraries: {
    Business: '비즈니스',
    Creative: '크리에이티브',
    Technology: '기술',
  },
  subjects: {
    'Software Development': '소프트웨어 개발',
    'Web Development': '웹 개발',
    'Cloud Computing': '클라우드 컴퓨팅',
    DevOps: '데브옵스',
    'Data Science': '데이터 과학',
    'Artificial Intelligence': '인공지능',
    Security: '보안',
    'Business Software and Tools': '업무용 소프트웨어',
    'Project Management': '프로젝트 관리',
    Marketing: '마케팅',
    'Leadership and Management': '리더십과 관리',
    'Professional Development': '자기 계발',
    'Graphic Design': '그래픽 디자인',
    '3D and Animation': '3D와 애니메이션',
    Photography: '사진',
    'Audio and Video': '오디오와 비디오',
  },
  titles: {
    learning: '# 배우기',
    essentialTraining: '# 기본 과정',
    introduction: '# 입문',
    advanced: '# 고급 과정',
    quickTips: '# 활용 팁',
    newFeatures: '# 새로운 기능',
    practicalProjects: '# 실전 프로젝트',
  },
  opening: '소개',
  closing: '마무리',
  lesson: '강의',
  description: {
    short: '#의 핵심을 차근차근 배웁니다.',
    long: '이 강의에서 @ 강사가 실제 사례로 <i>#</i> 사용법을 소개합니다. 기초부터 시작해 실습으로 익힙니다.<br><br>강의를 마치면 배운 내용을 자신의 프로젝트에 적용할 수 있습니다.',
  },
}
