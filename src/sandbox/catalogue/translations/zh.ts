import type { Translation } from './translation.ts'

/** The catalogue in simplified Chinese. */
export const CHINESE: Translation = {
  libraries: {
    Business: '商务',
    Creative: '创意',
    Technology: '技术',
  },
  subjects: {
    'Software Development': '软件开发',
    'Web Development': '网页开发',
    'Cloud Computing': '云计算',
    DevOps: 'DevOps',
    'Data Science': '数据科学',
    'Artificial Intelligence': '人工智能',
    Security: '信息安全',
    'Business Software and Tools': '商务软件',
    'Project Management': '项目管理',
    Marketing: '市场营销',
    'Leadership and Management': '领导力与管理',
    'Professional Development': '职业发展',
    'Graphic Design': '平面设计',
    '3D and Animation': '3D 与动画',
    Photography: '摄影',
    'Audio and Video': '音频与视频',
  },
  titles: {
    learning: '学习 #',
    essentialTraining: '# 基础教程',
    introduction: '# 入门',
    advanced: '# 高级教程',
    quickTips: '# 实用技巧',
    newFeatures: '# 新功能',
    practicalProjects: '# 项目实战',
  },
  opening: '简介',
  closing: '总结',
  lesson: '课时',
  description: {
    short: '逐步掌握 #。',
    long: '在本课程中，@ 通过实例介绍 <i>#</i> 的用法。从基础知识开始，再通过练习加深理解。<br><br>完成课程后，您可以将所学应用到自己的项目中。',
  },
}
